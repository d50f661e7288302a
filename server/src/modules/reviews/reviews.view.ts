import type { Review, ReviewPhoto, ReviewSummary } from '@spark/contract';
import { authorView } from '../accounts/index.ts';
import { pictureView } from '../media/index.ts';
import type { Reader } from '../relations/index.ts';
import type { ReviewPhotoRow, ReviewRow, selectSpread } from './reviews.queries.ts';

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

/** How the reviews of a product are spread. */
export function summaryView(
  spread: Awaited<ReturnType<typeof selectSpread>>,
  own: Review | null,
): ReviewSummary {
  const sum = (value: (row: (typeof spread)[number]) => number) =>
    spread.reduce((total, row) => total + value(row), 0);
  const count = sum((row) => row.count);
  return {
    // Rounded as the product's rating is: the two are one number.
    average: count === 0 ? null : Math.round((sum((row) => row.count * row.stars) * 100) / count) / 100,
    count,
    stars: [1, 2, 3, 4, 5].map((stars) => spread.find((row) => row.stars === stars)?.count ?? 0),
    withPhotos: sum((row) => row.with_photos),
    verified: sum((row) => row.verified),
    own,
  };
}
