export { selectBag } from './bag/bag.queries.ts';
export { replaceDelivery } from './delivery/delivery.queries.ts';
export { sweepHandovers } from './handover/create-handover.ts';
export { expireOrders } from './orders/expire-orders.ts';
export { refundPaymentJob } from './orders/give-back.ts';
export { forgetBuyer } from './orders/forget-buyer.ts';
export { orderMailJob } from './orders/order-mail.ts';
export { findPurchased, purchasesChangedJob, type Purchases } from './orders/purchases.ts';
export { createPayments, type ShopPayments } from './payment/create-payments.ts';
export { mountStripeWebhook } from './payment/mount-stripe-webhook.ts';
export { membershipSaleHandlers } from './payment/membership-sale.handlers.ts';
export { endPurchases } from './payment/membership-purchases.ts';
export { endSubscriptions, isMembershipSold } from './payment/sell-membership.ts';
export { returnSubscriptionJob } from './payment/return-subscription.ts';
export type { StripeSettings } from './payment/stripe-payments.ts';
export { sweepPaymentMessages } from './payment/sweep-messages.ts';
export {
  adoptClicks,
  recordClicks,
  sweepClicks,
  type Click,
  type TellClicks,
} from './sales/record-clicks.ts';
export { selectSales, type SalesRow } from './sales/sales.queries.ts';
export { shopHandlers } from './shop.handlers.ts';
export type { FindAuthors, ShopSettings } from './shop-settings.ts';
