import type { Locator } from 'playwright-core';

/** The dots that show on the photos of a post; the menu of the post can be expanded, too, but is a pop-up. */
export function dotsOf(article: Locator): Locator {
  return article.locator('button[aria-expanded]:not([aria-haspopup])');
}
