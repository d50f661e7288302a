import type { Page } from 'playwright-core';
import { untilStill } from '../harness/visit.ts';

/** Longer than this no picture of ours takes, not even on a busy machine. */
const patienceMs = 10_000;
const checkMs = 50;

/** Says in the page whether every picture on screen is there, and can be painted. */
const picturesAreThere = `Promise.all([...document.images]
  .filter((image) => {
    const { top, bottom } = image.getBoundingClientRect();
    return bottom > 0 && top < innerHeight;
  })
  .map((image) => image.complete && image.decode().then(() => true, () => true)))
  .then((all) => all.every(Boolean))`;

/** Waits until a page looks as it will look. */
export async function settle(page: Page): Promise<void> {
  await untilStill(page);
  const until = Date.now() + patienceMs;
  // Asked from outside: the page's security policy lets nobody evaluate in it again and again.
  while (!(await page.evaluate(picturesAreThere)) && Date.now() < until) await page.waitForTimeout(checkMs);
}
