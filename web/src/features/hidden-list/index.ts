export { default as HiddenList } from './HiddenList.svelte';
