export { followComments, followProducts } from './follow-products.ts';
export { liveCards } from './live-cards.svelte.ts';
