export { default as HiddenCard } from './HiddenCard.svelte';
export { default as HiddenList } from './HiddenList.svelte';
export { hidePost } from './hide-post.ts';
export { hiddenNote, settleHidden, withoutHidden } from './hidden-posts.svelte.ts';
