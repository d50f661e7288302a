export { default as PostGrid } from './PostGrid.svelte';
export { default as PostThumb } from './PostThumb.svelte';
export { postCover } from './post-cover.ts';
export { postTitle } from './post-title.ts';
