export { default as FormulaPage } from './FormulaPage.svelte';
export { default as MyNumbers } from './MyNumbers.svelte';
export { default as NumbersEditor } from './NumbersEditor.svelte';
