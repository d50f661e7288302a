export { default as WatchButton } from './WatchButton.svelte';
