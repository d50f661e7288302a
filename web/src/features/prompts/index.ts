export { default as PromptArea } from './PromptArea.svelte';
export { showPrompt, type Prompt } from './prompt.svelte.ts';
export { promptFor } from './prompt-for.ts';
