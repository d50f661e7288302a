export { installPrompt, watchInstall } from './install-prompt.svelte.ts';
export { noteBegun } from './is-kept-page.ts';
