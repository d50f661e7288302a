export { default as ListGrid } from './ListGrid.svelte';
export { default as ListPage } from './ListPage.svelte';
export { default as OwnLists } from './OwnLists.svelte';
