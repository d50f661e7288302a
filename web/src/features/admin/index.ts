export { default as ActForm } from './ActForm.svelte';
export { default as AdminOrderPage } from './AdminOrderPage.svelte';
export { default as CreatorTable } from './CreatorTable.svelte';
export { default as DeliveryEditor } from './DeliveryEditor.svelte';
export { default as MemberTable } from './MemberTable.svelte';
export { default as OrderTable } from './OrderTable.svelte';
export { orderStates, statuses } from './order-states.ts';
export { reportDays, reportLines, salesAddress } from './sales-report.ts';
export { default as SalesTable } from './SalesTable.svelte';
