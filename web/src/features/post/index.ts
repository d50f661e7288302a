export { default as PostCard } from './PostCard.svelte';
export { default as ProductTile } from './ProductTile.svelte';
export { default as Price } from './Price.svelte';
export { default as Stars } from './Stars.svelte';
export { default as Badge } from './Badge.svelte';
export { default as BagList } from './BagList.svelte';
export { keepPost, keepPosts, recallPosts } from './post-cache.svelte.ts';
export { withoutDeleted } from './deleted-posts.svelte.ts';
export { default as PreviewBanner } from './PreviewBanner.svelte';
