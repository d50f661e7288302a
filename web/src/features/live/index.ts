export { followComments, followProducts } from './tab-stream.ts';
export { liveCards } from './live-cards.svelte.ts';
