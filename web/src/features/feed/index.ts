export { default as Feed } from './Feed.svelte';
export { default as FeedHead } from './FeedHead.svelte';
export { noteReturn } from './feed-memory.ts';
export { loadFeed } from './load-feed.ts';
export { readingLine } from './feed-place.ts';
