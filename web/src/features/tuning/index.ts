export { default as FeedSettings } from './FeedSettings.svelte';
export { default as InterestAmount } from './InterestAmount.svelte';
