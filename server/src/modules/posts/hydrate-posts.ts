import type { ProductCard } from '@spark/contract';
import type { Db } from '../../platform/db/index.ts';
import { loadProductCards, loadStandIns, type StandIn } from '../catalog/index.ts';
import { chooseStandIns, healingProducts } from './heal-post.ts';
import {
  selectMentions,
  selectPollOptions,
  selectPostInterests,
  selectPostPhotos,
  selectPostProducts,
  selectPostTags,
  selectTopComments,
  selectVetoes,
  selectViewerMarks,
} from './post-parts.queries.ts';
import { selectPosts } from './posts.queries.ts';
import type { Reader } from './visible-posts.ts';

type Rows<Query extends (...input: never[]) => Promise<unknown[]>> = Awaited<ReturnType<Query>>;
type Row<Query extends (...input: never[]) => Promise<unknown[]>> = Rows<Query>[number];

/** Everything the cards of some posts are made of, keyed by post. */
export interface HydratedPost {
  post: Row<typeof selectPosts>;
  interests: Rows<typeof selectPostInterests>;
  mentions: string[];
  photos: Rows<typeof selectPostPhotos>;
  tags: Rows<typeof selectPostTags>;
  productIds: string[];
  pollOptions: Rows<typeof selectPollOptions>;
  topComment: Row<typeof selectTopComments> | null;
  marks: Row<typeof selectViewerMarks> | null;
  /** Cards of every product the page mentions. */
  products: Map<string, ProductCard>;
  /** What stands in for its products that cannot be bought, by their ids. */
  standIns: Map<string, StandIn>;
  /** Products its author wants nothing else shown for. */
  vetoes: Set<string>;
}

/** Loads all parts of some posts, a fixed number of queries however many posts; posts that may not be shown are left out. */
export async function hydratePosts(
  db: Db,
  ids: readonly string[],
  viewer: Reader,
  now: Date,
): Promise<HydratedPost[]> {
  if (ids.length === 0) return [];
  const [posts, interests, mentions, photos, tags, postProducts, pollOptions, topComments, marks] =
    await Promise.all([
      selectPosts(db, ids, viewer),
      selectPostInterests(db, ids),
      selectMentions(db, ids),
      selectPostPhotos(db, ids),
      selectPostTags(db, ids),
      selectPostProducts(db, ids),
      selectPollOptions(db, ids),
      selectTopComments(db, ids),
      viewer === null ? [] : selectViewerMarks(db, ids, viewer.userId),
    ]);
  const productIds = [...tags, ...postProducts, ...pollOptions].flatMap((row) => row.product_id ?? []);
  const products = await loadProductCards(db, [...new Set(productIds)], now);
  const isSoldOut = (productId: string) => products.get(productId)?.isBuyable !== true;
  const soldOut = [...new Set([...tags, ...postProducts].map((row) => row.product_id))].filter(isSoldOut);
  const [candidates, vetoes] =
    soldOut.length === 0
      ? [new Map<string, StandIn[]>(), []]
      : await Promise.all([loadStandIns(db, soldOut, now), selectVetoes(db, ids)]);
  const byId = new Map(posts.map((post) => [post.id, post]));
  const group = {
    interests: Map.groupBy(interests, (row) => row.post_id),
    mentions: Map.groupBy(mentions, (row) => row.post_id),
    photos: Map.groupBy(photos, (row) => row.post_id),
    tags: Map.groupBy(tags, (row) => row.post_id),
    products: Map.groupBy(postProducts, (row) => row.post_id),
    pollOptions: Map.groupBy(pollOptions, (row) => row.post_id),
    topComment: new Map(topComments.map((row) => [row.post_id, row])),
    marks: new Map(marks.map((row) => [row.id, row])),
    vetoes: Map.groupBy(vetoes, (row) => row.post_id),
  };
  return ids.flatMap((id) => {
    const post = byId.get(id);
    if (post === undefined) return [];
    const parts = {
      kind: post.kind,
      tagged: (group.tags.get(id) ?? []).map((row) => row.product_id),
      listed: (group.products.get(id) ?? []).map((row) => row.product_id),
      options: (group.pollOptions.get(id) ?? []).flatMap((row) => row.product_id ?? []),
    };
    const postVetoes = new Set((group.vetoes.get(id) ?? []).map((row) => row.product_id));
    return {
      post,
      interests: group.interests.get(id) ?? [],
      mentions: (group.mentions.get(id) ?? []).map((row) => row.handle),
      photos: group.photos.get(id) ?? [],
      tags: group.tags.get(id) ?? [],
      productIds: (group.products.get(id) ?? []).map((row) => row.product_id),
      pollOptions: group.pollOptions.get(id) ?? [],
      topComment: group.topComment.get(id) ?? null,
      marks: group.marks.get(id) ?? null,
      products,
      standIns: chooseStandIns({
        soldOut: healingProducts(parts).filter(
          (productId) => isSoldOut(productId) && !postVetoes.has(productId),
        ),
        shown: [...parts.tagged, ...parts.listed, ...parts.options],
        candidates,
      }),
      vetoes: postVetoes,
    };
  });
}
