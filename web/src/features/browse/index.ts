export { default as BrowsePage } from './BrowsePage.svelte';
export { listShop, type ShopQuery } from './list-shop.ts';
export { onePerGroup } from './one-per-group.ts';
export { readBrowseQuery, type BrowseQuery } from './browse-query.ts';
