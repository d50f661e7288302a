import type { Post, ProductCard } from '@spark/contract';
import { writeOnce } from '../../platform/http/index.ts';
import type { StandIn } from '../catalog/index.ts';
import { addProducts, noCounts, type HydratedPost, type Lively, type StoredPost } from './hydrate-posts.ts';
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

  /** How a post looked last if that still holds but for what may stand in for its products. */
  function lookAt(stored: StoredPost, { counts, products, now }: Lively): Look | null {
    const look = last.get(stored);
    if (look === undefined || now.getTime() >= look.until) return null;
    if (look.counts !== (counts.get(stored.post.id) ?? noCounts)) return null;
    return stored.mentioned.every((id, index) => products.get(id) === look.cards[index]) ? look : null;
  }

  function lookAnew(hydrated: HydratedPost, stored: StoredPost, { counts, products, now }: Lively): Post {
    const view = writeOnce(commonView(hydrated, now));
    const cards = stored.mentioned.map((id) => products.get(id));
    const { poll_closes_at: closesAt } = stored.post;
    last.set(stored, {
      view,
      counts: counts.get(stored.post.id) ?? noCounts,
      cards,
      isAllBuyable: cards.every((card) => card?.isBuyable === true),
      standIns: hydrated.standIns,
      until: closesAt === null || closesAt <= now ? Infinity : closesAt.getTime(),
    });
    return view;
  }

  return {
    async of(posts, present) {
      const looks = posts.map((stored) => lookAt(stored, present));
      const doubtful = posts.filter((_, index) => looks[index]?.isAllBuyable !== true);
      if (doubtful.length === 0) return looks.flatMap((look) => look?.view ?? []);
      const hydrated = new Map((await addProducts(doubtful, present)).map((one) => [one.post.id, one]));
      return posts.flatMap((stored, index) => {
        const look = looks[index] ?? null;
        const one = hydrated.get(stored.post.id);
        if (one === undefined) return look?.view ?? [];
        const isSame = look !== null && isSameChoice(look.standIns, one.standIns);
        return isSame ? look.view : lookAnew(one, stored, present);
      });
    },
  };
}

function isSameChoice(one: ReadonlyMap<string, StandIn>, other: ReadonlyMap<string, StandIn>): boolean {
  if (one.size !== other.size) return false;
  for (const [id, { product, reason }] of one) {
    const chosen = other.get(id);
    if (chosen?.product !== product || chosen.reason !== reason) return false;
  }
  return true;
}

/** How a post looked, and what that was made from. */
interface Look {
  view: Post;
  counts: Counts;
  cards: readonly (ProductCard | undefined)[];
  isAllBuyable: boolean;
  standIns: ReadonlyMap<string, StandIn>;
  /** When its poll closes, in ms: it looks different then. */
  until: number;
}
