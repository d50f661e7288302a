import type { ProductCard } from '@spark/contract';
import type { Db } from '../../platform/db/index.ts';
import { storedProducts, type ProductSource, type StandIn } from '../catalog/index.ts';
import { chooseStandIns, healingProducts } from './heal-post.ts';
import {
  selectPostParts,
  selectViewerMarks,
  type PostParts,
  type ViewerMarks,
} from './post-parts.queries.ts';
import type { Counts } from './post-counts.queries.ts';
import { faceOf, type PostFace } from './post-face.view.ts';
import type { Reader } from '../relations/index.ts';

/** A post without what changes all the time, and how that looks. */
export interface StoredPost {
  post: PostParts;
  face: PostFace;
  /** Every product it mentions, once. */
  mentioned: readonly string[];
}

/** Everything the card of a post is made of. */
export interface HydratedPost extends StoredPost {
  counts: Counts;
  /** `null` for a visitor. */
  marks: ViewerMarks | null;
  /** Cards of every product the page mentions. */
  products: ReadonlyMap<string, ProductCard>;
  /** What stands in for its products that cannot be bought, by their ids. */
  standIns: ReadonlyMap<string, StandIn>;
}

/** Loads all parts of some posts, in their order; those that may not be shown are left out. */
export async function hydratePosts(
  db: Db,
  ids: readonly string[],
  viewer: Reader,
  now: Date,
): Promise<HydratedPost[]> {
  if (ids.length === 0) return [];
  const { posts, counts } = await loadPosts(db, ids, viewer);
  const wanted = ids.flatMap((id) => posts.get(id) ?? []);
  const marks = await readMarks(db, wanted, viewer);
  const source = storedProducts(db);
  const edition = source.edition(now);
  const products = await findProducts(wanted, source, now);
  return addProducts(wanted, { counts, marks, products, source, edition, now });
}

/** Posts by id, and how often each was responded to. */
export async function loadPosts(
  db: Db,
  ids: readonly string[],
  viewer: Reader,
): Promise<{ posts: Map<string, StoredPost>; counts: Map<string, Counts> }> {
  const rows = await selectPostParts(db, ids, viewer);
  return {
    posts: new Map(
      rows.map((row) => [row.id, { post: row, face: faceOf(row), mentioned: [...new Set(productsOf(row))] }]),
    ),
    counts: new Map(rows.map(({ id, counts }) => [id, counts])),
  };
}

/** What the viewer did with some posts. */
export async function readMarks(
  db: Db,
  posts: readonly StoredPost[],
  viewer: Reader,
): Promise<ViewerMarks | null> {
  if (viewer === null || posts.length === 0) return null;
  return selectViewerMarks(db, {
    ids: posts.map(({ post }) => post.id),
    authorIds: posts.map(({ post }) => post.author_id),
    viewerId: viewer.userId,
  });
}

/** The products of some posts as they are. */
export async function findProducts(
  posts: readonly StoredPost[],
  source: ProductSource,
  now: Date,
): Promise<ReadonlyMap<string, ProductCard>> {
  const ids = new Set<string>();
  for (const { mentioned } of posts) for (const id of mentioned) ids.add(id);
  return source.cards([...ids], now);
}

export const noCounts: Counts = { smiles: 0, saves: 0, comments: 0, views: 0 };

/** Puts to posts what changes all the time, the products they show, and what stands in for those that are sold out. */
export async function addProducts(
  posts: readonly StoredPost[],
  { counts, marks, products, source, now }: Lively,
): Promise<HydratedPost[]> {
  const isSoldOut = (productId: string) => products.get(productId)?.isBuyable !== true;
  const soldOut = [...new Set(posts.flatMap(({ post }) => placesOf(post).filter(isSoldOut)))];
  const candidates = soldOut.length === 0 ? noCandidates : await source.standIns(soldOut, now);
  return posts.map((stored) => ({
    ...stored,
    counts: counts.get(stored.post.id) ?? noCounts,
    marks,
    products,
    standIns: chooseStandIns({
      soldOut: placesOf(stored.post).filter((id) => isSoldOut(id) && !stored.post.vetoes.includes(id)),
      shown: stored.mentioned,
      candidates,
    }),
  }));
}

const noCandidates: ReadonlyMap<string, readonly StandIn[]> = new Map();

/** Every product a post mentions. */
function productsOf({ tags, product_ids: listed, poll_options: options }: PostParts): string[] {
  return [
    ...tags.map((tag) => tag.product_id),
    ...listed,
    ...options.flatMap((option) => option.product_id ?? []),
  ];
}

/** Those that others may stand in for. */
function placesOf({ kind, tags, product_ids: listed }: PostParts): string[] {
  return healingProducts({ kind, tagged: tags.map((tag) => tag.product_id), listed });
}

/** What changes all the time of some posts. */
export interface Lively {
  counts: ReadonlyMap<string, Counts>;
  marks: ViewerMarks | null;
  products: ReadonlyMap<string, ProductCard>;
  source: ProductSource;
  /** That of the products when they were asked for. */
  edition: number | null;
  now: Date;
}
