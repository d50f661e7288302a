import type { ToldChange } from '../../../platform/changes/index.ts';

/** More is told than is waited for at once. */
const batchSize = 500;

/** What was told at once, which belongs together, or somebody who is told when all before was taken over, or could not be. */
export type Item = readonly ToldChange[] | ((error: unknown) => void);

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

const topics = new Set<ToldChange['topic']>(['post', 'response', 'seen', 'touch', 'product', 'person']);

/** Whether a change is one the index is made of. */
export function concernsIndex({ topic }: ToldChange): boolean {
  return topics.has(topic);
}
