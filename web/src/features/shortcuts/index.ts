export { default as HelpButton } from './HelpButton.svelte';
export { default as Shortcuts } from './Shortcuts.svelte';
