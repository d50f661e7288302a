export { reviewHandlers } from './reviews.handlers.ts';
export { verifyReviews } from './verify-reviews.ts';
export { writeReview, type NewReview } from './write-review.ts';
export { forgetReviews } from './forget-reviews.ts';
