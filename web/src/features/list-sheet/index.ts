export { default as ListForm } from './ListForm.svelte';
export { default as ListSheetArea } from './ListSheetArea.svelte';
export { addToListOf, openListSheet } from './list-sheet.svelte.ts';
