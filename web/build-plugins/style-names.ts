import { globSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const sources = fileURLToPath(new URL('../src/', import.meta.url)).replaceAll('\\', '/');

/** The place of each component among all. */
const places = new Map(
  globSync('**/*.svelte', { cwd: sources })
    .map((path) => path.replaceAll('\\', '/'))
    .toSorted()
    .map((path, place) => [path, place]),
);

/**
 * Names the styles of a component by its place among all: the name stands in each of its elements, in its styles and in every page.
 * No class is written with a line beneath, so none is the same. What was not there from the beginning, while one develops, is
 * named by its address.
 */
export function styleName({ filename, hash }: { filename: string; hash: (text: string) => string }): string {
  const path = filename.replaceAll('\\', '/').replace(/^.*?(?:^|\/)src\//, '');
  const place = places.get(path);
  return place === undefined ? `_${hash(filename)}` : `_${place.toString(36)}`;
}
