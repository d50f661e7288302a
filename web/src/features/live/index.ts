export { followComments, followProducts, followUnread } from './follow-products.ts';
export { liveCards } from './live-cards.svelte.ts';
