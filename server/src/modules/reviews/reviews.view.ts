import type { Review } from '@spark/contract';
import { authorView } from '../accounts/index.ts';
import type { ReviewRow } from './reviews.queries.ts';

/** A review as the contract shows it. */
export function reviewView(row: ReviewRow): Review {
  return {
    id: row.id,
    productId: row.product_id,
    author: authorView(row.author),
    stars: row.stars,
    title: row.title,
    text: row.text,
    isVerifiedPurchase: row.is_verified_purchase,
    createdAt: row.created_at.toISOString(),
    editedAt: row.edited_at?.toISOString() ?? null,
  };
}
