import type { Review, ReviewPhoto, ReviewSummary } from '@spark/contract';
import { authorView } from '../accounts/index.ts';
import { pictureView } from '../media/index.ts';
import type { Reader } from '../relations/index.ts';
import type { findReviewCounts, ReviewPhotoRow, ReviewRow } from './reviews.queries.ts';

/** A review as the contract shows it to somebody. */
export function reviewView(row: ReviewRow, reader: Reader): Review {
  const isOwn = reader?.userId === row.author_id;
  return {
    id: row.id,
    productId: row.product_id,
    author: authorView(row.author),
    stars: row.stars,
    title: row.title,
    text: row.text,
    language: row.language,
    photos: reviewPhotosView(row.photos, isOwn),
    isVerifiedPurchase: row.is_verified_purchase,
    helpfulCount: row.helpful_count,
    viewer: { helpful: row.is_marked, own: isOwn },
    createdAt: row.created_at.toISOString(),
    editedAt: row.edited_at?.toISOString() ?? null,
  };
}

/** The photos of a review; those that are not ready are shown to its author alone. */
export function reviewPhotosView(photos: readonly ReviewPhotoRow[], isOwn: boolean): ReviewPhoto[] {
  return photos
    .filter(({ state }) => isOwn || state === 'ready')
    .map((photo) => ({ id: photo.id, state: photo.state, ...pictureView(photo), alt: photo.alt }));
}

/** How the reviews of a product are spread; one that was never reviewed has no counts. */
export function summaryView(
  kept: Awaited<ReturnType<typeof findReviewCounts>>,
  own: Review | null,
): ReviewSummary {
  const stars =
    kept === undefined
      ? [0, 0, 0, 0, 0]
      : [kept.one_star, kept.two_stars, kept.three_stars, kept.four_stars, kept.five_stars];
  const count = stars.reduce((total, given) => total + given, 0);
  const sum = stars.reduce((total, given, index) => total + given * (index + 1), 0);
  return {
    // Rounded as the product's rating is: the two are one number.
    average: count === 0 ? null : Math.round((sum * 100) / count) / 100,
    count,
    stars,
    withPhotos: kept?.with_photos ?? 0,
    verified: kept?.verified ?? 0,
    own,
  };
}
