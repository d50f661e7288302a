import type { Post, ProductCard } from '@spark/contract';
import { writeOnce } from '../../platform/http/index.ts';
import type { Kept } from '../../platform/kept/index.ts';
import type { StandIn } from '../catalog/index.ts';
import { addProducts, noCounts, type HydratedPost, type Lively, type StoredPost } from './hydrate-posts.ts';
import type { Counts } from './post-counts.queries.ts';
import { commonView } from './posts.view.ts';

/** How kept posts look to a visitor. */
export interface CommonViews {
  /** How a post looks, if nothing it is made of can be another than when it was looked at: then nothing need be asked. */
  known(stored: StoredPost, moment: { edition: number | null; now: Date }): Post | null;
  /** Says that how a post looks may be another from now on. */
  doubt(stored: StoredPost): void;
  /** In the order of the posts. One that looks as it did last is the same object again, and written out already. */
  of(posts: readonly StoredPost[], present: Lively): Promise<Post[]>;
}

/**
 * Remembers how each post looked last, for as long as the post is kept, and what that was made from. Counts that are still
 * kept are as new as they can be, and whoever drops them says so by `doubt`.
 */
export function createCommonViews(counted: Pick<Kept<Counts>, 'known'>): CommonViews {
  const last = new WeakMap<StoredPost, Look>();

  /** How a post looked last if that still holds but for what may stand in for its products. */
  function lookAt(stored: StoredPost, { counts, products, now }: Lively): Look | null {
    const look = last.get(stored);
    if (look === undefined || now.getTime() >= look.until) return null;
    if (look.counts !== (counts.get(stored.post.id) ?? noCounts)) return null;
    return stored.mentioned.every((id, index) => products.get(id) === look.cards[index]) ? look : null;
  }

  function lookAnew(hydrated: HydratedPost, stored: StoredPost, { counts, products, now }: Lively): Look {
    const view = writeOnce(commonView(hydrated, now));
    const cards = stored.mentioned.map((id) => products.get(id));
    const { poll_closes_at: closesAt } = stored.post;
    const look: Look = {
      view,
      counts: counts.get(stored.post.id) ?? noCounts,
      cards,
      isAllBuyable: cards.every((card) => card?.isBuyable === true),
      standIns: hydrated.standIns,
      until: closesAt === null || closesAt <= now ? Infinity : closesAt.getTime(),
      edition: null,
    };
    last.set(stored, look);
    return look;
  }

  /** How posts look now, whether or not that is how they looked last. */
  async function look(posts: readonly StoredPost[], present: Lively): Promise<Look[]> {
    const looks = posts.map((stored) => lookAt(stored, present));
    const doubtful = posts.filter((_, index) => looks[index]?.isAllBuyable !== true);
    if (doubtful.length === 0) return looks.filter((one) => one !== null);
    const hydrated = new Map((await addProducts(doubtful, present)).map((one) => [one.post.id, one]));
    return posts.flatMap((stored, index) => {
      const look = looks[index] ?? null;
      const one = hydrated.get(stored.post.id);
      if (one === undefined) return look ?? [];
      const isSame = look !== null && isSameChoice(look.standIns, one.standIns);
      return isSame ? look : lookAnew(one, stored, present);
    });
  }

  /** Notes that looks hold: that all they were made of is still what it was when it was asked for. */
  function settle(looks: readonly Look[], { source, now, edition }: Lively): void {
    if (edition === null || source.edition(now) !== edition) return;
    for (const look of looks) if (counted.known(look.view.id) === look.counts) look.edition = edition;
  }

  return {
    known(stored, { edition, now }) {
      const look = last.get(stored);
      if (look === undefined || edition === null || look.edition !== edition) return null;
      return now.getTime() < look.until ? look.view : null;
    },
    doubt(stored) {
      const look = last.get(stored);
      if (look !== undefined) look.edition = null;
    },
    async of(posts, present) {
      const looks = await look(posts, present);
      settle(looks, present);
      return looks.map(({ view }) => view);
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
  /** The edition of the products it surely holds for, with these counts; `null` where that is to be looked at. */
  edition: number | null;
}
