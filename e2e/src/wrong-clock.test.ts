import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { journey } from './harness/journey.ts';
import { open, untilAwake } from './harness/visit.ts';

const dayMs = 24 * 3_600_000;

journey(
  'a device whose clock is wrong by a day says how long ago something was all the same',
  async ({ arrive }) => {
    const right = await arrive();
    await open(right, '/newest');
    const before = await readAges(right);
    expect(before.size).toBeGreaterThan(5);
    const wrong = [];
    for (const errorMs of [dayMs, -dayMs]) {
      const device = await arrive();
      await setClock(device, errorMs);
      await open(device, '/newest');
      wrong.push(await readAges(device));
      await device.close();
    }
    // A minute or an hour may begin meanwhile.
    await open(right, '/newest');
    const after = await readAges(right);
    for (const ages of wrong) {
      // What another journey wrote may come or go.
      const shown = [...ages].filter(([post]) => before.has(post) && after.has(post));
      expect(shown.length).toBeGreaterThan(5);
      for (const [post, age] of shown) expect([before.get(post), after.get(post)]).toContain(age);
    }
  },
);

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
