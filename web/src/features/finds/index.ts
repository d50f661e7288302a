export { default as FindsLink } from './FindsLink.svelte';
export { default as FindsPage } from './FindsPage.svelte';
export { default as ThemePage } from './ThemePage.svelte';
export { default as ThemesPage } from './ThemesPage.svelte';
export { default as ThemeWays } from './ThemeWays.svelte';
export { findsSentence } from './finds-words.ts';
export { latestThemes, moreThemes } from './theme-counts.ts';
