export { default as InstallGuide } from './InstallGuide.svelte';
export { default as KeptPages } from './KeptPages.svelte';
