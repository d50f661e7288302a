import type { Page } from 'playwright-core';

/** Says in the page whether every picture on screen is there. */
const picturesAreThere = `
  [...document.images]
    .filter((image) => {
      const { top, bottom } = image.getBoundingClientRect();
      return bottom > 0 && top < innerHeight;
    })
    .every((image) => image.complete)
`;

/** Waits until letters and pictures are there and nothing moves any more. */
export async function settle(page: Page): Promise<void> {
  await page.evaluate('document.fonts.ready.then(() => undefined)');
  await page.waitForFunction(picturesAreThere);
  await page.evaluate(
    'Promise.all(document.getAnimations().filter((a) => a.effect?.getTiming().iterations !== Infinity).map((a) => a.finished.catch(() => undefined))).then(() => undefined)',
  );
}
