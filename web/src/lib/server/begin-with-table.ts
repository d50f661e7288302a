const start = /import\("[^"]*\/entry\/start\.[^"]*"\)/;
const table = /import\("[^"]*\/entry\/app\.[^"]*"\)/;

/**
 * Has a page begin with SvelteKit's table of all pages, which leads to its start, too (`build-plugins/feed-first.ts`): the file it
 * would begin with, and ask for before all others, holds nothing else.
 */
export function beginWithTable(html: string): string {
  const found = table.exec(html)?.[0];
  return found === undefined ? html : html.replace(start, found);
}
