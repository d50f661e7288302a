import type { Post, ProductCard } from '@spark/contract';
import { writeOnce } from '../../platform/http/index.ts';
import { addProducts, noCounts, type Lively, type StoredPost } from './hydrate-posts.ts';
import type { Counts } from './post-counts.queries.ts';
import { commonView } from './posts.view.ts';

/** How kept posts look to a visitor. */
export interface CommonViews {
  /** In the order of the posts. One that looks as it did last is the same object again, and written out already. */
  of(posts: readonly StoredPost[], present: Lively): Promise<Post[]>;
}

/** Remembers how each post looked last, for as long as the post is kept, and what that was made from. */
export function createCommonViews(): CommonViews {
  const last = new WeakMap<StoredPost, Look>();

  function stillView(stored: StoredPost, { counts, products }: Lively): Post | null {
    const look = last.get(stored);
    if (look === undefined || look.counts !== (counts.get(stored.post.id) ?? noCounts)) return null;
    const isSame = stored.mentioned.every((id, index) => products.get(id) === look.cards[index]);
    return isSame ? look.view : null;
  }

  function remember(stored: StoredPost, view: Post, { counts, products }: Lively): void {
    const cards = stored.mentioned.map((id) => products.get(id));
    // What stands in for a product depends on others, and polls end by the clock.
    if (view.poll !== null || cards.some((card) => card?.isBuyable !== true)) return;
    last.set(stored, { view: writeOnce(view), counts: counts.get(stored.post.id) ?? noCounts, cards });
  }

  return {
    async of(posts, present) {
      const still = posts.map((stored) => stillView(stored, present));
      const changed = posts.filter((_, index) => still[index] === null);
      if (changed.length === 0) return still.filter((view) => view !== null);
      const hydrated = await addProducts(changed, present);
      const made = new Map(hydrated.map((one) => [one.post.id, commonView(one, present.now)]));
      return posts.flatMap((stored, index) => {
        const known = still[index] ?? null;
        if (known !== null) return known;
        const view = made.get(stored.post.id);
        if (view === undefined) return [];
        remember(stored, view, present);
        return view;
      });
    },
  };
}

interface Look {
  view: Post;
  counts: Counts;
  cards: readonly (ProductCard | undefined)[];
}
