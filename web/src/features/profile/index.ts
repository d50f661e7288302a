export { default as BadgeNames } from './BadgeNames.svelte';
export { default as ProfileHead } from './ProfileHead.svelte';
export { default as ProfileLists } from './ProfileLists.svelte';
export { default as ProfilePosts } from './ProfilePosts.svelte';
