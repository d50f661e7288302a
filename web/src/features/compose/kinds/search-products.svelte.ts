import type { Product } from '@spark/contract';
import { call, routes, sentenceOf } from '#lib/api/index.ts';

/** A search begins when typing pauses this long. */
export const searchPauseMs = 180;

const resultsPerSearch = 40;

/** The search for a product to tag: what was typed, and what was found for it. */
export interface ProductSearch {
  words: string;
  readonly found: readonly Product[] | null;
  readonly error: string | null;
  search(): void;
}

/** Makes a search that asks while one types; an answer that comes late never replaces a newer one. */
export function createProductSearch(): ProductSearch {
  let words = $state('');
  let found = $state.raw<Product[] | null>(null);
  let error = $state<string | null>(null);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: AbortController | null = null;

  async function ask(): Promise<void> {
    running?.abort();
    const { signal } = (running = new AbortController());
    try {
      const q = words.trim();
      const query = { limit: resultsPerSearch, ...(q === '' ? { buyable: true } : { q }) };
      const page = await call(fetch, routes.listProducts, { query, signal });
      found = onePerTitle(page.items);
      error = null;
    } catch (caught) {
      if (!signal.aborted) error = sentenceOf(caught);
    }
  }

  return {
    get words() {
      return words;
    },
    set words(typed) {
      words = typed;
      clearTimeout(timer);
      timer = setTimeout(() => void ask(), searchPauseMs);
    },
    get found() {
      return found;
    },
    get error() {
      return error;
    },
    search: () => void ask(),
  };
}

// Sizes of one shirt look the same in a list; colours have names of their own. What can be bought comes first.
function onePerTitle(products: readonly Product[]): Product[] {
  const byTitle = new Map<string, Product>();
  for (const product of products) {
    const name = `${product.groupId ?? product.id} ${product.title}`;
    const known = byTitle.get(name);
    if (known === undefined || (!known.isBuyable && product.isBuyable)) byTitle.set(name, product);
  }
  return [...byTitle.values()];
}
