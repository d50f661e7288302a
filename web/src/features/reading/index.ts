export { default as ReadingSwitches } from './ReadingSwitches.svelte';
export { keepReading, reading } from './reading.svelte.ts';
