import { languageOfLocale, type OwnedReview, type Review } from '@spark/contract';
import type { Db } from '../../platform/db/index.ts';
import { localeOf, notFound, readPageRequest, toPage, type Handlers } from '../../platform/http/index.ts';
import type { Services } from '../../platform/services.ts';
import { loadProductCards, productExists } from '../catalog/index.ts';
import { findPerson, type Reader } from '../relations/index.ts';
import { deleteReview } from './delete-review.ts';
import { editReview } from './edit-review.ts';
import { listProductReviews } from './list-product-reviews.ts';
import { markHelpful } from './mark-helpful.ts';
import type { TellReviews } from './own-review.ts';
import { namedPhotos } from './review-photos.ts';
import { readReviewRevisions } from './review-revisions.ts';
import {
  findOwnReview,
  findReview,
  findReviewCounts,
  selectUserReviews,
  type ReviewRow,
} from './reviews.queries.ts';
import { reviewView, summaryView } from './reviews.view.ts';
import { writeReview } from './write-review.ts';

type Calls =
  | 'listProductReviews'
  | 'getReviewSummary'
  | 'listUserReviews'
  | 'createReview'
  | 'getReview'
  | 'editReview'
  | 'listReviewRevisions'
  | 'deleteReview'
  | 'markHelpful'
  | 'unmarkHelpful';

/** What reviews must be told by those that come after them. */
export interface ReviewSurroundings {
  /** Hears of reviews that look different, or will be gone. */
  tell: TellReviews;
  /** The posts that share some reviews, as far as the reader may see them. */
  findSharing(db: Db, reviewIds: readonly string[], reader: Reader): Promise<Map<string, string>>;
}

const position = (row: ReviewRow) => ({ at: row.created_at, id: row.id });

/** Answers the calls about reviews. */
export function reviewHandlers(
  { db, cursors }: Pick<Services, 'db' | 'cursors'>,
  { tell, findSharing }: ReviewSurroundings,
): Handlers<Calls> {
  async function present(rows: readonly ReviewRow[], reader: Reader, now: Date): Promise<OwnedReview[]> {
    const products = await loadProductCards(db, [...new Set(rows.map((row) => row.product_id))], now);
    const sharing = await findSharing(
      db,
      rows.map(({ id }) => id),
      reader,
    );
    return rows.flatMap((row) => {
      const product = products.get(row.product_id);
      if (product === undefined) return [];
      return { ...reviewView(row, reader), product, postId: sharing.get(row.id) ?? null };
    });
  }

  return {
    listProductReviews: ({ params, query, viewer }) =>
      listProductReviews({ db, cursors }, { productId: params.id, ...query }, viewer),
    getReviewSummary: async ({ params, viewer }) => {
      if (!(await productExists(db, params.id))) throw notFound('product');
      const own = viewer === null ? undefined : await findOwnReview(db, params.id, viewer);
      return summaryView(
        await findReviewCounts(db, params.id),
        own === undefined ? null : reviewView(own, viewer),
      );
    },
    listUserReviews: async ({ params, query, viewer, now }) => {
      const authorId = await findPerson(db, params.handle, viewer);
      const scope = `user-reviews:${authorId}`;
      const page = readPageRequest(cursors, scope, query);
      const rows = await selectUserReviews(db, authorId, { page, reader: viewer });
      const shown = await present(rows.slice(0, page.limit), viewer, now);
      return toPage(rows, { limit: page.limit, scope, cursors, position }, () => shown);
    },
    createReview: ({ params, body, viewer, request, now, createOnce }) =>
      createOnce(async (trx) => {
        if (!(await productExists(trx, params.id))) throw notFound('product');
        const id = await writeReview(trx, {
          productId: params.id,
          authorId: viewer.userId,
          stars: body.stars,
          title: body.title.trim(),
          text: body.text.trim(),
          language: body.language,
          writer: languageOfLocale(localeOf(request)),
          photos: namedPhotos(body) ?? [],
          at: now,
        });
        return readReview(trx, id, viewer);
      }),
    getReview: async ({ params, viewer, now }) => {
      const row = await findReview(db, params.id, viewer);
      const [review] = row === undefined ? [] : await present([row], viewer, now);
      if (review === undefined) throw notFound('review');
      return review;
    },
    editReview: ({ params, body, viewer, request, now }) =>
      db.transaction().execute(async (trx) => {
        const { userId: authorId } = viewer;
        const writer = languageOfLocale(localeOf(request));
        await editReview(trx, { reviewId: params.id, authorId, change: body, writer, now }, tell);
        return readReview(trx, params.id, viewer);
      }),
    listReviewRevisions: async ({ params, viewer }) => ({
      items: await readReviewRevisions(db, params.id, viewer),
    }),
    deleteReview: async ({ params, viewer }) => {
      const review = { reviewId: params.id, authorId: viewer.userId };
      await db.transaction().execute((trx) => deleteReview(trx, review, tell));
      return undefined;
    },
    markHelpful: ({ params, viewer, now }) =>
      db
        .transaction()
        .execute((trx) =>
          markHelpful(trx, { reviewId: params.id, userId: viewer.userId, helpful: true, now }),
        ),
    unmarkHelpful: ({ params, viewer, now }) =>
      db
        .transaction()
        .execute((trx) =>
          markHelpful(trx, { reviewId: params.id, userId: viewer.userId, helpful: false, now }),
        ),
  };
}

async function readReview(db: Db, id: string, viewer: { userId: string }): Promise<Review> {
  const row = await findReview(db, id, viewer);
  if (row === undefined) throw notFound('review');
  return reviewView(row, viewer);
}
