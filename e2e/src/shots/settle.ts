import type { Page } from 'playwright-core';

/** Longer than this no picture of ours takes, not even on a busy machine. */
const patienceMs = 10_000;
const checkMs = 50;

/** Resolves in the page once its letters are there and nothing moves any more. */
const lettersAndMotion = `document.fonts.ready
  .then(() => Promise.allSettled(document.getAnimations()
    .filter((animation) => animation.effect?.getTiming().iterations !== Infinity)
    .map((animation) => animation.finished)))
  .then(() => undefined)`;

/** Says in the page whether every picture on screen is there. */
const picturesAreThere = `[...document.images]
  .filter((image) => {
    const { top, bottom } = image.getBoundingClientRect();
    return bottom > 0 && top < innerHeight;
  })
  .every((image) => image.complete)`;

/** Waits until a page looks as it will look. */
export async function settle(page: Page): Promise<void> {
  await page.evaluate(lettersAndMotion);
  const until = Date.now() + patienceMs;
  // Asked from outside: the page's security policy lets nobody evaluate in it again and again.
  while (!(await page.evaluate(picturesAreThere)) && Date.now() < until) await page.waitForTimeout(checkMs);
}
