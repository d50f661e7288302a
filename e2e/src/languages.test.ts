import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { journey } from './harness/journey.ts';
import { untilAlive, untilAwake } from './harness/visit.ts';

journey('a visitor reads Spark in their language, and is refused in it', async ({ arrive }) => {
  const phone = await arrive({ refusals: [401] });
  const html = phone.locator('html');
  // English stays where nothing was asked for, and where what was asked for does not exist.
  await phone.goto('/sign-in?lang=klingon');
  await untilAlive(phone);
  expect(await html.getAttribute('lang')).toBe('en');
  await phone.getByRole('heading', { name: 'Welcome back' }).waitFor();
  expect(await readManifest(phone)).toMatchObject({
    lang: 'en',
    shortcuts: [{ name: 'New post' }, {}, {}, {}],
  });

  // Each language is named in itself.
  await phone.getByRole('button', { name: '简体中文' }).click();
  await expect.poll(() => html.getAttribute('lang')).toBe('zh-CN');
  await untilAlive(phone);
  const form = phone.locator('form', { has: phone.locator('input[type="password"]') });
  await form.locator('input[type="email"]').fill('nobody@example.com');
  await form.locator('input[type="password"]').fill('not the password');
  await form.locator('button[type="submit"]').click();
  const refusal = phone.getByRole('alert').first();
  await refusal.waitFor();
  expect(await refusal.innerText()).toMatch(/\p{Script=Han}/u);

  // Kept from page to page; the address asks for another one, which is written from right to left.
  await phone.goto('/newest');
  await untilAlive(phone);
  expect(await phone.title()).toMatch(/\p{Script=Han}/u);
  // A card that wakes puts its own name back.
  await untilAwake(phone);
  // A Latin name stands a little apart from the Chinese beside it, which nothing does that is isolated.
  const name = phone.getByRole('article').first().locator('bdi').first();
  const isolation = () =>
    name.evaluate((words) => words.ownerDocument.defaultView?.getComputedStyle(words).unicodeBidi);
  expect(await isolation()).toBe('normal');
  await name.evaluate((words) => (words.textContent = 'سلمى'));
  expect(await isolation()).toBe('isolate');
  await phone.goto('/newest?lang=ar');
  await untilAlive(phone);
  expect(await isolation()).toBe('isolate');
  expect([await html.getAttribute('lang'), await html.getAttribute('dir')]).toEqual(['ar', 'rtl']);
  expect(await phone.getByRole('navigation').last().innerText()).toMatch(/\p{Script=Arabic}/u);
  // So do the shortcuts of the installed app.
  const { lang, dir, shortcuts } = await readManifest(phone);
  expect([lang, dir]).toEqual(['ar', 'rtl']);
  for (const { name } of shortcuts) expect(name).toMatch(/\p{Script=Arabic}/u);
  // Nothing is wider than the page, whichever way it runs.
  expect(await phone.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
});

/** What a system is told of the app when it is installed from this page. It asks without cookies. */
async function readManifest(
  page: Page,
): Promise<{ lang: string; dir: string; shortcuts: { name: string }[] }> {
  const address = await page.locator('link[rel=manifest]').getAttribute('href');
  const answer = await fetch(new URL(address ?? '', page.url()));
  expect(answer.headers.get('content-type')).toBe('application/manifest+json');
  // Nor does it choose a language for the device.
  expect(answer.headers.get('set-cookie')).toBeNull();
  // Made by `describeApp`.
  return (await answer.json()) as Awaited<ReturnType<typeof readManifest>>;
}
