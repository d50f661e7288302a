export { reviewHandlers } from './reviews.handlers.ts';
export { writeReview, type NewReview } from './write-review.ts';
