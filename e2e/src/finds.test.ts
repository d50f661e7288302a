import type { List } from '@spark/contract';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { journey } from './harness/journey.ts';
import { fillList, makeList, showInFinds } from './harness/lists.ts';
import { ownSpark } from './harness/own-spark.ts';
import { people, signIn } from './harness/people.ts';
import { sellProduct } from './harness/shop.ts';
import { step } from './harness/step.ts';
import { open, untilAlive, walkTo, whereIs } from './harness/visit.ts';

journey(
  'an enthusiast shows a list in Finds, a visitor who searches buys from it there, and taken out it is gone',
  async ({ arrive }) => {
    const phone = await arrive();
    await signIn(phone, people.member);
    const title = `For a wet walk ${Date.now()}`;
    const [first, ...others] = await sellWalk();
    const list = await makeList(phone, { title, productIds: others.map(({ id }) => id) });

    // One product is missing, and the sheet says so.
    await open(phone, `/lists/${list.id}`);
    await phone.getByRole('button', { name: 'Show in Finds' }).click();
    const sheet = phone.getByRole('dialog');
    await sheet.getByText('Add 1 more product first: a theme has at least 4.').waitFor();
    expect(await sheet.getByRole('button', { name: 'Show in Finds' }).isDisabled()).toBe(true);
    await sheet.getByRole('button', { name: 'Not now' }).click();
    await fillList(phone, list, { productIds: [first.id] });
    await phone.reload();
    await untilAlive(phone);
    await phone.getByRole('button', { name: 'Show in Finds' }).click();
    await sheet.getByText('The list becomes public').waitFor();
    await sheet.getByRole('button', { name: 'Show in Finds' }).click();
    await phone.waitForURL(/\/finds\/for-a-wet-walk-\d+$/);
    await phone.getByText('In Finds now').waitFor();
    const path = new URL(phone.url()).pathname;

    // On a computer the navigation leads there.
    const desktop = await arrive({ device: 'desktop' });
    await open(desktop, '/');
    await step('suggestions follow what is typed, and tabs find posts and people', () => search(desktop));
    await desktop.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Finds' }).click();
    await desktop.getByRole('heading', { name: 'Finds', level: 1 }).waitFor();
    expect(await desktop.getByRole('link', { name: `Theme: ${title}` }).count()).toBeGreaterThan(0);
    await desktop.getByRole('region', { name: 'Themes' }).getByRole('link', { name: title }).click();
    await desktop.getByRole('heading', { name: title, level: 1 }).waitFor();
    await desktop.getByRole('link', { name: first.title }).click();
    await desktop.getByRole('heading', { name: first.title, level: 1 }).waitFor();
    await desktop.getByRole('button', { name: 'Add to bag' }).first().click();
    await desktop.getByRole('link', { name: 'Bag, 1 piece' }).waitFor();
    // The list is theirs to read, and nothing else.
    await walkTo(desktop, `/lists/${list.id}`);
    await desktop.getByRole('link', { name: 'In Finds' }).waitFor();
    expect(await desktop.getByRole('button', { name: /Finds/ }).count()).toBe(0);

    // On a phone the shop leads there, and its owner takes it out.
    await walkTo(phone, '/shop');
    await phone
      .getByRole('main')
      .getByRole('link', { name: /^Finds/ })
      .click();
    await phone.getByRole('region', { name: 'Themes' }).getByRole('link', { name: title }).click();
    await phone.getByRole('link', { name: 'Edit' }).click();
    await phone.waitForURL(/\/lists\//);
    await phone.getByRole('button', { name: 'Take out of Finds' }).click();
    await sheet.getByRole('button', { name: 'Take out of Finds' }).click();
    await phone.getByRole('button', { name: 'Show in Finds' }).waitFor();
    for (const place of ['/finds', '/finds/themes']) {
      expect(await (await desktop.request.get(place)).text()).not.toContain(title);
    }
    expect((await desktop.request.get(path)).status()).toBe(404);

    // Put back, whoever runs the community takes it out as well.
    await showInFinds(phone, list);
    await signIn(desktop, people.operator);
    await open(desktop, path);
    await desktop.getByRole('button', { name: 'Take out of Finds' }).click();
    await desktop.getByRole('dialog').getByRole('button', { name: 'Take out of Finds' }).click();
    await desktop.waitForURL(/\/finds$/);
    await desktop.getByText('Taken out of Finds').waitFor();
    expect((await desktop.request.get(path)).status()).toBe(404);
    expect(await publicWords(list)).toBe(title);

    // There it stays out until it is allowed again; its owner reads so where they would put it back.
    await open(phone, `/lists/${list.id}`);
    await phone.getByText('Staff took this list out of Finds.').waitFor();
    expect(await phone.getByRole('button', { name: 'Show in Finds' }).count()).toBe(0);
    await walkTo(desktop, `/lists/${list.id}`);
    await desktop.getByRole('button', { name: 'Allow in Finds again' }).click();
    await desktop.waitForURL(`**${path}`);
    await desktop.getByRole('heading', { name: title, level: 1 }).waitFor();
  },
);

/** What one needs on a wet walk, in the shop now. */
async function sellWalk() {
  const sell = (title: string, cents: number) => sellProduct(ownSpark(), { title, cents, quantity: 9 });
  return [
    await sell('Oilskin hat', 4_900),
    await sell('Walking umbrella', 3_900),
    await sell('Wax for boots', 1_400),
    await sell('Flask of enamel', 2_700),
  ] as const;
}

/** The title of a list as everybody reads it. */
async function publicWords({ id }: List): Promise<string> {
  const answer = await fetch(`${ownSpark().url}/api/v1/lists/${id}`);
  // Serialised by the response schema of the route.
  return ((await answer.json()) as List).title;
}

/** Arrow keys choose a suggestion. */
async function search(desktop: Page): Promise<void> {
  const field = desktop.getByRole('banner').getByRole('combobox');
  const list = desktop.getByRole('listbox', { name: 'Suggestions' });
  await field.pressSequentially('headpho');
  await list.getByRole('option').first().waitFor();
  expect(await field.getAttribute('aria-expanded')).toBe('true');
  await field.press('Escape');
  await expect.poll(() => list.count()).toBe(0);
  expect(await field.inputValue()).toBe('headpho');

  await field.press('n');
  await list.getByRole('option').first().waitFor();
  await field.press('ArrowDown');
  const chosen = list.getByRole('option', { selected: true });
  expect(await chosen.getAttribute('id')).toBe(await field.getAttribute('aria-activedescendant'));
  const href = await chosen.getAttribute('href');
  await field.press('Enter');
  await expect.poll(() => whereIs(desktop)).toBe(href);
  await expect.poll(() => list.count()).toBe(0);

  await field.fill('lamp');
  await field.press('Enter');
  await desktop.waitForURL('**/search?q=lamp');
  const tabs = desktop.getByRole('navigation', { name: 'What to look for' });
  await tabs.getByRole('link', { name: 'Posts' }).click();
  await desktop.waitForURL(/type=posts/);
  await desktop.getByRole('region', { name: 'Posts' }).getByRole('link').first().waitFor();
  await tabs.getByRole('link', { name: 'People' }).click();
  await desktop.waitForURL(/type=users/);
  // The field goes on looking for people.
  await field.fill('prime');
  await field.press('Enter');
  await desktop.waitForURL(/q=prime&type=users/);
  await desktop.getByRole('heading', { name: '“prime”' }).waitFor();
}
