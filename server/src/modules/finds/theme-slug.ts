/** As long as an address may be. */
const maxLength = 60;
/** What a number behind a taken address takes up at most. */
const numberLength = 8;
/** So many letters of an id, from its end, where chance is. */
const idEnd = 8;
/** Pages of Finds that are no themes. */
const ownPages: ReadonlySet<string> = new Set(['themes']);

/**
 * The part of a theme's address that its title gives: Latin letters and digits of its folded words, joined by hyphens. A
 * title without any, as in Chinese, gives `theme-` and the end of its id.
 */
export function slugStem(foldedTitle: string, listId: string): string {
  const stem = cut(foldedTitle.replaceAll(/[^a-z0-9]+/g, '-').replace(/^-/, ''), maxLength);
  return stem === '' ? `theme-${listId.slice(-idEnd)}` : stem;
}

/** What every address that is tried for a stem begins with. */
export function numberedStem(stem: string): string {
  return cut(stem, maxLength - numberLength);
}

/** The stem itself, or with the first number behind it, from two on, that nobody has. */
export function freeSlug(stem: string, taken: ReadonlySet<string>): string {
  if (!taken.has(stem) && !ownPages.has(stem)) return stem;
  const numbered = numberedStem(stem);
  let number = 2;
  while (taken.has(`${numbered}-${number}`)) number++;
  return `${numbered}-${number}`;
}

function cut(slug: string, length: number): string {
  return slug.slice(0, length).replace(/-+$/, '');
}
