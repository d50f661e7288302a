export { hidePost, showAgain } from './hide-post.ts';
export { hiddenNote, settleHidden, withoutHidden } from './hidden-posts.svelte.ts';
