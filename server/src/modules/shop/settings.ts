// The second door, for what reads the operator's settings: it leads to nothing that takes long to load.
export { faultOfCartUrl } from './handover/cart-link.ts';
export type { StripeSettings } from './payment/stripe-payments.ts';
export type { ShopSettings } from './shop-settings.ts';
