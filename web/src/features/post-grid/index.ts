export { default as PostGrid } from './PostGrid.svelte';
export { default as PostThumb } from './PostThumb.svelte';
