import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { journey } from './harness/journey.ts';
import { open, untilAlive, untilAwake } from './harness/visit.ts';

const dayMs = 24 * 3_600_000;

journey(
  'a device whose clock is wrong by a day says how long ago something was all the same',
  async ({ phone }) => {
    await makeWrong(phone);
    await open(phone, '/newest#0');
    const before = await readAges(phone);
    expect(before.size).toBeGreaterThan(5);
    const fast = await readAges(await readAgain(phone, dayMs));
    const slow = await readAges(await readAgain(phone, -dayMs));
    // A minute or an hour may begin meanwhile.
    const after = await readAges(await readAgain(phone, 0));
    for (const ages of [fast, slow]) {
      // What another journey wrote may come or go.
      const shown = [...ages].filter(([post]) => before.has(post) && after.has(post));
      expect(shown.length).toBeGreaterThan(5);
      for (const [post, age] of shown) expect([before.get(post), after.get(post)]).toContain(age);
    }
  },
);

/** Loads the page anew with a clock that is wrong by so much. */
async function readAgain(page: Page, errorMs: number): Promise<Page> {
  await page.evaluate(`history.replaceState(history.state, '', '#${errorMs}')`);
  await page.reload();
  await untilAlive(page);
  return page;
}

/** How old the first posts are said to be, once their cards are alive. */
async function readAges(page: Page): Promise<Map<string, string>> {
  await page.getByRole('article').first().waitFor();
  await untilAwake(page);
  const ages = await page
    .locator('article header a:has(> time)')
    .evaluateAll((links) =>
      links.map((link) => [link.getAttribute('href') ?? '', link.textContent.trim()] as const),
    );
  return new Map(ages);
}

/** Makes the clock of a device wrong by what its page's address ends in, in all the ways a page may read it. */
async function makeWrong(page: Page): Promise<void> {
  await page.addInitScript(`{
    const errorMs = Number(location.hash.slice(1));
    const Right = Date;
    const { timeOrigin } = performance;
    globalThis.Date = class extends Right {
      constructor(...given) {
        if (given.length === 0) super(Right.now() + errorMs);
        else super(...given);
      }
      static now() {
        return Right.now() + errorMs;
      }
    };
    Object.defineProperty(performance, 'timeOrigin', { get: () => timeOrigin + errorMs });
  }`);
}
