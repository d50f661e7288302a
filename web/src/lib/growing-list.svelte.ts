import type { Page } from '@spark/contract';
import { sentenceOf } from '#lib/api/index.ts';

/** A list that grows page by page. */
export interface GrowingList<T> {
  readonly items: readonly T[];
  readonly nextCursor: string | null;
  readonly isLoading: boolean;
  /** Why the last attempt to grow failed. */
  readonly error: string | null;
  grow(): Promise<void>;
}

/** Makes a list that begins with a page and loads the following ones when asked. */
export function createGrowingList<T extends { id: string }>(
  first: Page<T>,
  load: (cursor: string) => Promise<Page<T>>,
): GrowingList<T> {
  let items = $state.raw<T[]>(first.items);
  let nextCursor = $state(first.nextCursor);
  let isLoading = $state(false);
  let error = $state<string | null>(null);

  async function grow(): Promise<void> {
    if (isLoading || nextCursor === null) return;
    isLoading = true;
    error = null;
    try {
      const page = await load(nextCursor);
      const known = new Set(items.map(({ id }) => id));
      items = [...items, ...page.items.filter(({ id }) => !known.has(id))];
      ({ nextCursor } = page);
    } catch (caught) {
      error = sentenceOf(caught);
    } finally {
      isLoading = false;
    }
  }

  return {
    get items() {
      return items;
    },
    get nextCursor() {
      return nextCursor;
    },
    get isLoading() {
      return isLoading;
    },
    get error() {
      return error;
    },
    grow,
  };
}
