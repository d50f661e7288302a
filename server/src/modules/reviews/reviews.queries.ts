import type { MediaState, ReviewSort } from '@spark/contract';
import { sql, type Expression, type RawBuilder } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import type { PageRequest } from '../../platform/http/index.ts';
import { authorJson } from '../accounts/index.ts';
import type { PictureRow } from '../media/index.ts';
import { isPersonShownTo, isPersonVisibleTo, type Reader } from '../relations/index.ts';
import { mostHelpful } from './most-helpful.ts';
import { helpfulness, type ReviewOrder, type ReviewPlace } from './review-order.ts';

/** A review's row. */
export type ReviewRow = Awaited<ReturnType<typeof selectUserReviews>>[number];

/** A photo of a review as it is stored. */
export interface ReviewPhotoRow extends PictureRow {
  id: string;
  state: MediaState;
  alt: string;
}

/** Photos of a review, in their order, as one JSON value inside a larger query. */
export function reviewPhotosJson(reviewId: Expression<string | null>): RawBuilder<ReviewPhotoRow[]> {
  return sql<ReviewPhotoRow[]>`coalesce((
    select json_agg(json_build_object(
      'id', m.id, 'state', m.state, 'alt', rp.alt, 'width', m.width, 'height', m.height, 'thumbhash', m.thumbhash,
      'color', m.color, 'variants', m.variants) order by rp.position)
    from review_photos rp join media m on m.id = rp.media_id where rp.review_id = ${reviewId}), '[]')`;
}

/** Which reviews of a product are listed. */
export interface ReviewFilter {
  stars?: number;
  photos?: boolean;
  verified?: boolean;
}

/** A piece of the list of a product's reviews. */
export interface ReviewList {
  sort: ReviewSort;
  order: ReviewOrder;
  votes: number;
  filter: ReviewFilter;
  after: ReviewPlace | null;
  limit: number;
  reader: Reader;
}

/** Reviews of a product by those the reader is shown, one more than asked for. */
export async function selectProductReviews(db: Db, productId: string, list: ReviewList) {
  const { sort, order, filter, after, reader } = list;
  const limit = list.limit + 1;
  const { stars, photos, verified } = filter;
  const wanted = [
    sql<boolean>`product_id = ${productId}`,
    isCountedFor(reader),
    isPersonShownTo(reader, 'reviews.author_id'),
    ...(stars === undefined ? [] : [sql<boolean>`stars = ${stars}`]),
    ...(verified === true ? [sql<boolean>`is_verified_purchase`] : []),
    ...(photos === true ? [sql<boolean>`has_photos`] : []),
    ...(after === null ? [] : [order.behind(after)]),
  ];
  const found =
    sort === 'helpful'
      ? [sql<boolean>`reviews.id = any(array(${mostHelpful({ productId, order, wanted, limit })}))`]
      : wanted;
  const rows = selectReviews(db, reader).select(['share_from', helpfulness(list.votes).as('score')]);
  return [...order.by, sql`created_at desc`, sql`id desc`]
    .reduce(
      (query, term) => query.orderBy(term),
      found.reduce((query, claim) => query.where(claim), rows),
    )
    .limit(limit)
    .execute();
}

/** How many helpful votes the reviews of a product have. */
export async function countVotes(db: Db, productId: string): Promise<number> {
  const kept = await db
    .selectFrom('review_counts')
    .select('votes')
    .where('product_id', '=', productId)
    .executeTakeFirst();
  return kept?.votes ?? 0;
}

/** A person's reviews, newest first, each with the post that shares it. */
export async function selectUserReviews(
  db: Db,
  authorId: string,
  { page, reader }: { page: PageRequest; reader: Reader },
) {
  return selectReviews(db, reader)
    .where('author_id', '=', authorId)
    .$if(page.after !== null, (query) =>
      query.where(sql<boolean>`(created_at, id) < (${page.after?.at}, ${page.after?.id})`),
    )
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(page.limit + 1)
    .execute();
}

/** One review, unless the reader may not see it. */
export async function findReview(db: Db, id: string, reader: Reader): Promise<ReviewRow | undefined> {
  return selectReviews(db, reader).where('reviews.id', '=', id).executeTakeFirst();
}

/** The review somebody wrote of a product. */
export async function findOwnReview(
  db: Db,
  productId: string,
  reader: { userId: string },
): Promise<ReviewRow | undefined> {
  return selectReviews(db, reader)
    .where('product_id', '=', productId)
    .where('author_id', '=', reader.userId)
    .executeTakeFirst();
}

/** How the reviews of a product are spread: the product's own figures, the same for whoever looks. */
export async function findReviewCounts(db: Db, productId: string) {
  return db
    .selectFrom('review_counts')
    .select(['one_star', 'two_stars', 'three_stars', 'four_stars', 'five_stars', 'with_photos', 'verified'])
    .where('product_id', '=', productId)
    .executeTakeFirst();
}

/** Every read of reviews begins here: only those that are counted, by people the reader may meet. */
function selectReviews(db: Db, reader: Reader) {
  return db
    .selectFrom('reviews')
    .select((query) => [
      'id',
      'product_id',
      'author_id',
      'stars',
      'title',
      'text',
      'language',
      'is_verified_purchase',
      'helpful_count',
      'created_at',
      'edited_at',
      authorJson(query.ref('reviews.author_id')).as('author'),
      reviewPhotosJson(query.ref('reviews.id')).as('photos'),
      isMarkedBy(reader).as('is_marked'),
    ])
    .where(isCountedFor(reader));
}

function isCountedFor(reader: Reader): RawBuilder<boolean> {
  return sql<boolean>`(is_counted and ${isPersonVisibleTo(reader, 'reviews.author_id')})`;
}

function isMarkedBy(reader: Reader): RawBuilder<boolean> {
  if (reader === null) return sql<boolean>`false`;
  return sql<boolean>`exists (
    select from review_votes where review_id = reviews.id and user_id = ${reader.userId})`;
}
