export { default as CloseStorefront } from './CloseStorefront.svelte';
export { default as StorefrontForm } from './StorefrontForm.svelte';
export { default as StorefrontPage } from './StorefrontPage.svelte';
