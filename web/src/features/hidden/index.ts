export { hidePost, showAgain } from './hide-post.ts';
export { hiddenNote, isUndoAtPills, settleHidden, withoutHidden } from './hidden-posts.svelte.ts';
