import type { ProductCard } from '@spark/contract';
import type { Db } from '../../platform/db/index.ts';
import { loadProductCards, loadStandIns, type StandIn } from '../catalog/index.ts';
import { chooseStandIns, healingProducts } from './heal-post.ts';
import { selectPostParts, selectViewerMarks, type ViewerMarks } from './post-parts.queries.ts';
import type { Reader } from './visible-posts.ts';

/** What everybody sees of a post, as it is stored. */
export type PostParts = Awaited<ReturnType<typeof selectPostParts>>[number];

/** Everything the card of a post is made of. */
export interface HydratedPost {
  post: PostParts;
  /** `null` for a visitor. */
  marks: ViewerMarks | null;
  /** Cards of every product the page mentions. */
  products: ReadonlyMap<string, ProductCard>;
  /** What stands in for its products that cannot be bought, by their ids. */
  standIns: ReadonlyMap<string, StandIn>;
}

/** Where products are looked up: as they are at a moment. */
export interface ProductSource {
  cards(ids: readonly string[], now: Date): Promise<ReadonlyMap<string, ProductCard>>;
  /** For each of some products those that can be bought in its place, best first. */
  standIns(ids: readonly string[], now: Date): Promise<ReadonlyMap<string, readonly StandIn[]>>;
}

/** Loads all parts of some posts, in their order; those that may not be shown are left out. */
export async function hydratePosts(
  db: Db,
  ids: readonly string[],
  viewer: Reader,
  now: Date,
): Promise<HydratedPost[]> {
  if (ids.length === 0) return [];
  const found = new Map((await selectPostParts(db, ids, viewer)).map((post) => [post.id, post]));
  const posts = ids.flatMap((id) => found.get(id) ?? []);
  return addProducts(
    posts,
    await readMarks(db, posts, viewer),
    {
      cards: (productIds) => loadProductCards(db, productIds, now),
      standIns: (productIds) => loadStandIns(db, productIds, now),
    },
    now,
  );
}

/** What the viewer did with some posts. */
export async function readMarks(
  db: Db,
  posts: readonly PostParts[],
  viewer: Reader,
): Promise<ViewerMarks | null> {
  if (viewer === null || posts.length === 0) return null;
  return selectViewerMarks(db, {
    ids: posts.map(({ id }) => id),
    authorIds: posts.map(({ author_id: authorId }) => authorId),
    viewerId: viewer.userId,
  });
}

/** Puts to posts the products they show, and what stands in for those that are sold out. */
export async function addProducts(
  posts: readonly PostParts[],
  marks: ViewerMarks | null,
  source: ProductSource,
  now: Date,
): Promise<HydratedPost[]> {
  const products = await source.cards([...new Set(posts.flatMap(productsOf))], now);
  const isSoldOut = (productId: string) => products.get(productId)?.isBuyable !== true;
  const soldOut = [...new Set(posts.flatMap(placesOf).filter(isSoldOut))];
  const candidates =
    soldOut.length === 0 ? new Map<string, StandIn[]>() : await source.standIns(soldOut, now);
  return posts.map((post) => ({
    post,
    marks,
    products,
    standIns: chooseStandIns({
      soldOut: placesOf(post).filter((id) => isSoldOut(id) && !post.vetoes.includes(id)),
      shown: productsOf(post),
      candidates,
    }),
  }));
}

/** Every product a post mentions. */
function productsOf(post: PostParts): string[] {
  return [
    ...post.tags.map((tag) => tag.product_id),
    ...post.product_ids,
    ...post.poll_options.flatMap((option) => option.product_id ?? []),
  ];
}

/** Those that others may stand in for. */
function placesOf(post: PostParts): string[] {
  return healingProducts({
    kind: post.kind,
    tagged: post.tags.map((tag) => tag.product_id),
    listed: post.product_ids,
  });
}
