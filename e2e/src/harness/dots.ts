import type { Locator } from 'playwright-core';

/** The dots that show on the photos of a post; the menu of the post can be expanded, too, but is a pop-up. */
export function dotsOf(article: Locator): Locator {
  return article.locator('button[aria-expanded]:not([aria-haspopup])');
}

/** The title of the product of a dot, whose name goes on with the price, the stock and the place: "Hat, $24.00, in stock, top". */
export async function titleOfDot(dot: Locator): Promise<string> {
  const name = (await dot.getAttribute('aria-label')) ?? '';
  const title = /^(.+?), \$\d[\d.,]*, /.exec(name)?.[1];
  if (title === undefined) throw new Error(`A dot is named “${name}”.`);
  return title;
}
