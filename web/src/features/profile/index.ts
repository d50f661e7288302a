export { default as ProfileHead } from './ProfileHead.svelte';
