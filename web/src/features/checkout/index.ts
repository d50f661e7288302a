export { default as CheckoutPage } from './CheckoutPage.svelte';
export { default as LeadToPayment } from './LeadToPayment.svelte';
