export { default as ListCover } from './ListCover.svelte';
export { default as ListGrid } from './ListGrid.svelte';
export { default as ListHead } from './ListHead.svelte';
export { default as ListPage } from './ListPage.svelte';
export { default as ListThings } from './ListThings.svelte';
export { default as ListTile } from './ListTile.svelte';
export { default as OwnLists } from './OwnLists.svelte';
export type { HandList } from './hand-list.svelte.ts';
export { listSentence } from './list-sentence.ts';
