export { default as FoundPeople } from './FoundPeople.svelte';
export { default as FoundPosts } from './FoundPosts.svelte';
export { default as FoundProducts } from './FoundProducts.svelte';
export { default as SearchField } from './SearchField.svelte';
export { findInterests } from './find-interests.ts';
export { readSearchQuery, searchAddress, searchTypes } from './search-query.ts';
export { searchPeople, searchPosts } from './search-words.ts';
