export { default as SettingsPages } from './SettingsPages.svelte';
export { settingsPages } from './settings-pages.ts';
