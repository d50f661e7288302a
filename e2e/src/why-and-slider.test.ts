import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { journey } from './harness/journey.ts';
import { newEmail, signUp } from './harness/people.ts';
import { open, walkTo } from './harness/visit.ts';

const interests = ['bbq', 'cats', 'books', 'fitness', 'music'];

journey('a post says why it is here, and turning its interest off takes it away', async ({ phone }) => {
  await signUp(phone, { name: 'Noor Haddad', email: newEmail() });
  const chosen = await phone.request.put('/api/v1/me/interests', { data: { slugs: interests } });
  expect(chosen.status(), await chosen.text()).toBe(200);
  await open(phone, '/');
  const first = phone.getByRole('article').first();
  const id = await first.getAttribute('data-post-id');
  const name = (await first.locator('.where a').first().textContent())?.trim() ?? '';

  await first.getByRole('button', { name: 'More about this post' }).tap();
  await phone.getByRole('menuitem', { name: 'Why this?' }).tap();
  const sheet = phone.getByRole('dialog', { name: 'Why this?' });
  await sheet.getByText(new RegExp(`^You chose .*${name}`)).waitFor();
  const terms = sheet.getByRole('list').getByRole('listitem');
  const values = await Promise.all((await terms.all()).map(async (term) => valueIn(await term.innerText())));
  expect(values.reduce((sum, value) => sum + value, 0)).toBe(
    valueIn(await sheet.locator('.sum').innerText()),
  );

  const sliders = sheet.getByRole('slider');
  for (const slider of await sliders.all()) await turnOff(phone, slider);
  await sheet.getByText(/^You turned .* off/).waitFor();
  await sheet.getByRole('button', { name: 'Close' }).tap();
  await walkTo(phone, '/newest');
  await walkTo(phone, '/');
  await phone.getByRole('article').first().waitFor();
  expect(await phone.locator(`[data-post-id="${id}"]`).count()).toBe(0);

  await walkTo(phone, '/settings/feed');
  expect(await phone.getByRole('slider', { name, exact: true }).inputValue()).toBe('0');
  await phone.getByRole('button', { name: 'Back to usual' }).tap();
  await expect.poll(() => phone.getByRole('slider', { name, exact: true }).inputValue()).toBe('1');
});

/** Turns a slider off by keyboard, and waits until the server has it and the reasons were read anew. */
async function turnOff(page: Page, slider: ReturnType<Page['getByRole']>): Promise<void> {
  const settled = page.waitForResponse((response) => response.url().endsWith('/why'));
  await slider.press('Home');
  await settled;
}

/** The number at the end of a line, in hundredths. */
function valueIn(line: string): number {
  const [number = ''] = /[+−]?\d+\.\d\d\s*$/.exec(line) ?? [];
  return Math.round(Number(number.replace('−', '-')) * 100);
}
