import type { PostPage } from '@spark/contract';
import { expect } from 'vitest';
import type { Locator } from 'playwright-core';
import { journey } from './harness/journey.ts';
import { ownSpark } from './harness/own-spark.ts';
import { readApi } from './harness/read-api.ts';
import { open, walkTo } from './harness/visit.ts';

const hat = 'Alba wide-brim sun hat, straw';

journey(
  'the panel of products lies over the cards of all columns, and over all that is said of a post beneath it',
  async ({ desktop }) => {
    await open(desktop, '/newest?kind=photo');
    const cards = desktop.locator('article').filter({ has: desktop.locator('.bag') });
    await cards.first().locator('.bag').click();
    const panel = desktop.getByRole('dialog', { name: 'Shop this photo' });
    await panel.getByRole('link').first().waitFor();
    expect(await whatLiesOver(panel)).toEqual([]);
    await desktop.keyboard.press('Escape');
    await panel.waitFor({ state: 'hidden' });

    // Its many comments show a product of its own.
    const { items } = await readApi<PostPage>(ownSpark(), '/feed?view=newest&kind=photo&limit=50');
    const [post] = items
      .filter(
        ({ shoppableCount, products }) => shoppableCount > 0 && products.some(({ title }) => title === hat),
      )
      .toSorted((one, other) => other.commentCount - one.commentCount);
    await walkTo(desktop, `/posts/${post?.id}`);
    const said = desktop.getByRole('link', { name: new RegExp(`^${hat}`) }).last();
    await said.scrollIntoViewIfNeeded();
    await desktop
      .getByRole('link', { name: /^Shop this photo/ })
      .first()
      .click();
    await panel.getByRole('link').first().waitFor();
    expect(await whatLiesOver(panel)).toEqual([]);
  },
);

/** What would be touched in the place of a panel, somewhere on it. */
function whatLiesOver(panel: Locator): Promise<string[]> {
  return panel.evaluate((dialog) => {
    const { left, top, right, bottom } = dialog.getBoundingClientRect();
    const found = new Set<string>();
    for (let x = left + 4; x < right; x += 12) {
      for (let y = top + 4; y < bottom; y += 12) {
        const there = dialog.ownerDocument.elementFromPoint(x, y);
        if (there !== null && !dialog.contains(there)) found.add(there.outerHTML.slice(0, 80));
      }
    }
    return [...found];
  });
}
