export { default as AddToBag } from './AddToBag.svelte';
export { default as BagPage } from './BagPage.svelte';
export { bagContents, showContents } from './bag-contents.svelte.ts';
export { changeBag } from './change-bag.ts';
export { describeChanges } from './describe-changes.ts';
export { followBag } from './follow-bag.svelte.ts';
