/** So many categories are taken in at a glance; they are those with most in them. */
export const categoriesAtOnce = 12;
/** A few more are no reason to hide any. */
const spared = 3;

/** The categories to show at once, as they come, and those to show when asked, in the order of their names. */
export function splitCategories<C extends { name: string }>(
  categories: readonly C[],
  locale: string,
): { first: readonly C[]; rest: readonly C[] } {
  if (categories.length <= categoriesAtOnce + spared) return { first: categories, rest: [] };
  return {
    first: categories.slice(0, categoriesAtOnce),
    rest: categories
      .slice(categoriesAtOnce)
      .toSorted((one, other) => one.name.localeCompare(other.name, locale, { numeric: true })),
  };
}
