import type { MediaState } from '@spark/contract';
import { sql, type Expression, type RawBuilder } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import type { PageRequest } from '../../platform/http/index.ts';
import { authorJson } from '../accounts/index.ts';
import type { PictureRow } from '../media/index.ts';
import { isPersonShownTo, isPersonVisibleTo, type Reader } from '../relations/index.ts';
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

/** Reviews of a product by those the reader is shown, one more than asked for. */
export async function selectProductReviews(
  db: Db,
  productId: string,
  list: {
    order: ReviewOrder;
    votes: number;
    filter: ReviewFilter;
    after: ReviewPlace | null;
    limit: number;
    reader: Reader;
  },
) {
  const { order, filter, after } = list;
  const { stars, photos, verified } = filter;
  const wanted = selectReviews(db, list.reader)
    .select(helpfulness(list.votes).as('score'))
    .where('product_id', '=', productId)
    .where(isPersonShownTo(list.reader, 'reviews.author_id'))
    .$if(stars !== undefined, (query) => query.where('stars', '=', stars ?? 0))
    .$if(verified === true, (query) => query.where('is_verified_purchase', '=', true))
    .$if(photos === true, (query) => query.where(hasPhotos))
    .$if(after !== null, (query) => (after === null ? query : query.where(order.behind(after))));
  return order.by
    .reduce((query, term) => query.orderBy(term), wanted)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(list.limit + 1)
    .execute();
}

/** How many helpful votes the reviews of a product have. */
export async function countVotes(db: Db, productId: string): Promise<number> {
  const { votes } = await db
    .selectFrom('reviews')
    .select((query) => query.fn.coalesce(query.fn.sum<number>('helpful_count'), sql<number>`0`).as('votes'))
    .where('product_id', '=', productId)
    .executeTakeFirstOrThrow();
  return Number(votes);
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
export async function selectSpread(db: Db, productId: string) {
  return db
    .selectFrom('reviews')
    .select((query) => [
      'stars',
      query.fn.countAll<number>().as('count'),
      query.fn.countAll<number>().filterWhere(hasPhotos).as('with_photos'),
      query.fn.countAll<number>().filterWhere('is_verified_purchase', '=', true).as('verified'),
    ])
    .where('product_id', '=', productId)
    .where('is_counted', '=', true)
    .groupBy('stars')
    .execute();
}

const hasPhotos = sql<boolean>`exists (
  select from review_photos rp join media m on m.id = rp.media_id
  where rp.review_id = reviews.id and m.state = 'ready')`;

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
    .where('is_counted', '=', true)
    .where(isPersonVisibleTo(reader, 'reviews.author_id'));
}

function isMarkedBy(reader: Reader): RawBuilder<boolean> {
  if (reader === null) return sql<boolean>`false`;
  return sql<boolean>`exists (
    select from review_votes where review_id = reviews.id and user_id = ${reader.userId})`;
}
