import { Stripe } from 'stripe';
import type { PayableOrder, PaymentProvider } from './payment-provider.ts';
import { toStripeAmount } from './stripe-amount.ts';
import { passOverRefunded } from './stripe-error.ts';

/** What the operator set about Stripe. */
export interface StripeSettings {
  secretKey: string;
  webhookSecret: string;
  /** Where Stripe's API is; `null`: where Stripe says. */
  apiUrl: string | null;
  /** `STRIPE_MEMBERSHIP_PRICE`: the price the membership is sold for; `null`: it is not. */
  membershipPrice: string | null;
}

/** Stripe Checkout, with what reads its messages. */
export interface StripePayments extends PaymentProvider {
  /** The message in a webhook's body. Throws when it is not from Stripe, or too old. */
  readMessage(body: Buffer, signature: string): Stripe.Event;
  /** The library itself, for what else is sold by it. */
  readonly client: Stripe;
  readonly membershipPrice: string | null;
}

const minuteMs = 60_000;
// Stripe closes a page no earlier than half an hour after it was opened; its last payment still has to be told to us.
const pageMinMs = 31 * minuteMs;
const tellMs = 4 * minuteMs;
const timeoutMs = 20_000;

/** Pays by Stripe Checkout: the buyer goes to a page of Stripe's, and Stripe tells us by webhook. */
export function createStripePayments(settings: StripeSettings, publicUrl: string): StripePayments {
  const stripe = new Stripe(settings.secretKey, {
    ...addressOf(settings.apiUrl),
    timeout: timeoutMs,
    maxNetworkRetries: 2,
    telemetry: false,
  });
  return {
    name: 'stripe',
    client: stripe,
    membershipPrice: settings.membershipPrice,
    isOnline: true,
    reservedMs: 2 * pageMinMs,
    begin: async (order, now) => {
      const closesAt = order.reservedUntil.getTime() - tellMs;
      if (closesAt - now.getTime() < pageMinMs) return null;
      const page = await stripe.checkout.sessions.create(pageOf(order, publicUrl, closesAt), {
        idempotencyKey: `checkout-${order.id}`,
      });
      return page.url === null ? null : { url: page.url, session: page.id };
    },
    refund: async ({ refundId, paymentReference, amount, currency }) => {
      if (paymentReference === null) throw new Error('Stripe told of no payment for this order.');
      await stripe.refunds
        .create(
          {
            payment_intent: paymentReference,
            amount: toStripeAmount(amount, currency),
            metadata: { refundId },
          },
          { idempotencyKey: `refund-${refundId}` },
        )
        .catch(passOverRefunded);
    },
    readMessage: (body, signature) => stripe.webhooks.constructEvent(body, signature, settings.webhookSecret),
  };
}

function pageOf(
  order: PayableOrder,
  publicUrl: string,
  closesAt: number,
): Stripe.Checkout.SessionCreateParams {
  const currency = order.currency.toLowerCase();
  const item = (name: string, quantity: number, amount: number) => ({
    quantity,
    price_data: {
      currency,
      unit_amount: toStripeAmount(amount, order.currency),
      product_data: { name },
    },
  });
  const { delivery } = order;
  return {
    mode: 'payment',
    client_reference_id: order.id,
    metadata: { orderId: order.id, number: order.number },
    payment_intent_data: { metadata: { orderId: order.id, number: order.number } },
    ...(order.email === null ? {} : { customer_email: order.email }),
    line_items: [
      ...order.lines.map((line) => item(line.title, line.quantity, line.price_amount)),
      ...(delivery.amount > 0 ? [item(delivery.name, 1, delivery.amount)] : []),
    ],
    success_url: `${publicUrl}/orders/${order.id}?paid=1`,
    cancel_url: `${publicUrl}/orders/${order.id}`,
    expires_at: Math.floor(closesAt / 1_000),
  };
}

function addressOf(apiUrl: string | null) {
  if (apiUrl === null) return {};
  const { hostname: host, port, protocol } = new URL(apiUrl);
  const isPlain = protocol === 'http:';
  return {
    host,
    port: port || (isPlain ? '80' : '443'),
    protocol: isPlain ? ('http' as const) : ('https' as const),
  };
}
