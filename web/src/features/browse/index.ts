export { default as BrowsePage } from './BrowsePage.svelte';
export { readBrowseQuery, type BrowseQuery } from './browse-query.ts';
