export { default as ReviewForm } from './ReviewForm.svelte';
export { default as ReviewItem } from './ReviewItem.svelte';
export { default as ReviewList } from './ReviewList.svelte';
export { default as Reviews } from './Reviews.svelte';
export { default as WaitingReviews } from './WaitingReviews.svelte';
export { askedOf, readReviewQuery, type ReviewQuery } from './review-query.ts';
