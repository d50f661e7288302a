import { describe, expect, it } from 'vitest';
import { categoriesAtOnce, splitCategories } from './split-categories.ts';

const named = (count: number) => Array.from({ length: count }, (_, at) => ({ name: `Shelf ${count - at}` }));

describe('splitCategories', () => {
  it('shows all where there are few, or hardly more', () => {
    expect(splitCategories(named(3), 'en').rest).toEqual([]);
    expect(splitCategories(named(categoriesAtOnce + 3), 'en').first).toHaveLength(categoriesAtOnce + 3);
  });

  it('shows the first of many, and the rest by name', () => {
    const all = named(46);
    const { first, rest } = splitCategories(all, 'en');
    expect(first).toEqual(all.slice(0, categoriesAtOnce));
    expect(rest.map(({ name }) => name)).toEqual(
      all
        .slice(categoriesAtOnce)
        .map(({ name }) => name)
        .toReversed(),
    );
  });
});
