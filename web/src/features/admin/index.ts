export { default as AdminOrderPage } from './AdminOrderPage.svelte';
export { default as DeliveryEditor } from './DeliveryEditor.svelte';
export { default as OrderTable } from './OrderTable.svelte';
export { orderStates, statuses } from './order-states.ts';
