export { followComments, followProducts, followUnread } from './tab-stream.ts';
export { liveCards } from './live-cards.svelte.ts';
