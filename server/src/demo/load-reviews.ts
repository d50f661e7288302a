import type { DemoReview } from '@spark/demo';
import { writeReview } from '../modules/reviews/index.ts';
import { hoursAgo, resolve, type DemoWorld } from './demo-world.ts';

/** A review of the demo, as posts find it. */
export interface LoadedReview {
  id: string;
  productId: string;
}

/** Brings in the reviews. Returns them by key. */
export async function loadReviews(
  { trx, now, userIds, productIds, language }: DemoWorld,
  reviews: readonly DemoReview[],
): Promise<Map<string, LoadedReview>> {
  const loaded = new Map<string, LoadedReview>();
  for (const review of reviews) {
    const productId = resolve(productIds, review.productExternalId);
    const id = await writeReview(trx, {
      productId,
      authorId: resolve(userIds, review.authorHandle),
      stars: review.stars,
      title: review.title,
      text: review.text,
      writer: language,
      isVouched: review.isVerifiedPurchase,
      at: hoursAgo(now, review.ageHours),
    });
    loaded.set(review.key, { id, productId });
  }
  return loaded;
}
