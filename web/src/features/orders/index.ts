export { default as AddressBlock } from './AddressBlock.svelte';
export { default as OrderCard } from './OrderCard.svelte';
export { default as OrderLines } from './OrderLines.svelte';
export { default as OrderPage } from './OrderPage.svelte';
export { default as OrderState } from './OrderState.svelte';
export { default as OrderSums } from './OrderSums.svelte';
export { default as Timeline } from './Timeline.svelte';
