import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { journey } from './harness/journey.ts';
import { open } from './harness/visit.ts';

const dayMs = 24 * 3_600_000;

journey(
  'a device whose clock is wrong by a day says how long ago something was all the same',
  async ({ arrive }) => {
    const right = await arrive();
    await open(right, '/newest');
    const ages = await readAges(right);
    expect(ages.length).toBeGreaterThan(5);
    for (const errorMs of [dayMs, -dayMs]) {
      const wrong = await arrive();
      await setClock(wrong, errorMs);
      await open(wrong, '/newest');
      expect(await readAges(wrong)).toEqual(ages);
      await wrong.close();
    }
  },
);

/** How old the first posts are said to be, once their cards are alive: hours and more, for minutes pass meanwhile. */
async function readAges(page: Page): Promise<string[]> {
  await page.getByRole('article').first().waitFor();
  await expect.poll(() => page.locator('[data-asleep]').count()).toBe(0);
  const ages = await page.locator('article header time').allTextContents();
  return ages.slice(0, 8).map((age) => age.trim());
}

/** Sets the clock of a device wrong, in all the ways a page may read it. */
async function setClock(page: Page, errorMs: number): Promise<void> {
  await page.addInitScript(`{
    const Right = Date;
    const { timeOrigin } = performance;
    globalThis.Date = class extends Right {
      constructor(...given) {
        if (given.length === 0) super(Right.now() + ${errorMs});
        else super(...given);
      }
      static now() {
        return Right.now() + ${errorMs};
      }
    };
    Object.defineProperty(performance, 'timeOrigin', { get: () => timeOrigin + ${errorMs} });
  }`);
}
