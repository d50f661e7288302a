import { browser } from '$app/env';

/** Ids a tab remembers, across a reload; whatever is shown follows them. */
export interface KeptIds {
  has(id: string): boolean;
  /** Takes one in, or out again. */
  mark(id: string, isIn: boolean): void;
}

/** The ids this tab keeps under a name. */
export function keptIds(storageKey: string): KeptIds {
  let ids = $state.raw<ReadonlySet<string>>(new Set(browser ? storedIds(storageKey) : []));
  return {
    has: (id) => ids.has(id),
    mark(id, isIn) {
      const next = new Set(ids);
      if (isIn) next.add(id);
      else next.delete(id);
      ids = next;
      storeIds(storageKey, ids);
    },
  };
}

/** Remembers ids for this tab. */
export function storeIds(storageKey: string, ids: ReadonlySet<string>): void {
  try {
    sessionStorage.setItem(storageKey, JSON.stringify([...ids]));
  } catch {
    // Full or forbidden: it still holds until the page is loaded anew.
  }
}

/** What `storeIds` remembered. */
export function storedIds(storageKey: string): string[] {
  try {
    // A parse boundary, written by `storeIds` alone within this tab.
    return JSON.parse(sessionStorage.getItem(storageKey) ?? '[]') as string[];
  } catch {
    return [];
  }
}
