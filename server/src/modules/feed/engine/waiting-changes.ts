import type { ToldChange } from '../../../platform/changes/index.ts';

/** What was told at once, which belongs together, or somebody who is told when all before was taken over, or could not be. */
export type Item = readonly ToldChange[] | ((error: unknown) => void);

/** More is told than is waited for at once. */
const batchSize = 500;

/** The next that waits: as much as is taken over without holding up others. */
export function nextOf(waiting: readonly Item[]): Item[] {
  const items: Item[] = [];
  let size = 0;
  for (const item of waiting) {
    size += item.length;
    if (items.length > 0 && size > batchSize) break;
    items.push(item);
  }
  return items;
}
