export { default as Comments } from './Comments.svelte';
