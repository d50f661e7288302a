import type { Page } from '../../e2e/src/harness/launch-browser.ts';

/** A page of empty blocks of these heights: the least that can be scrolled. */
export async function equallyTall(page: Page, url: string, heights: readonly number[]): Promise<void> {
  const blocks = heights
    .map((height, at) => `<article aria-posinset="${at + 1}" style="height:${height}px"></article>`)
    .join('');
  const body = `<!doctype html><meta name="viewport" content="width=device-width"><style>article{border-bottom:1px solid}</style>${blocks}`;
  await page.route(`${url}/plain`, (route) => route.fulfill({ contentType: 'text/html', body }));
  await page.goto(`${url}/plain`);
}
