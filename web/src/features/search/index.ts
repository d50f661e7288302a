export { default as SearchForm } from './SearchForm.svelte';
export { findInterests } from './find-interests.ts';
export { onePerGroup } from './one-per-group.ts';
export { searchShop, type ShopQuery } from './search-shop.ts';
