export { default as LanguageChoice } from './LanguageChoice.svelte';
