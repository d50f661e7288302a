export { default as SavedPosts } from './SavedPosts.svelte';
export { default as SavedProducts } from './SavedProducts.svelte';
