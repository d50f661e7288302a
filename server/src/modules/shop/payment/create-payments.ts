import { manualPayments } from './manual-payments.ts';
import type { Payments, ProviderName } from './payment-provider.ts';
import type { StripePayments, StripeSettings } from './stripe-payments.ts';

/** The ways of paying, and Stripe by itself for those who hear from it; `null` where it is not set up. */
export type ShopPayments = Payments & { stripe: StripePayments | null };

/** New orders are paid by Stripe where it is set up, else as the operator arranges it. */
export async function createPayments(
  settings: StripeSettings | null,
  publicUrl: string,
): Promise<ShopPayments> {
  const stripe = settings === null ? null : await loadStripe(settings, publicUrl);
  return {
    stripe,
    current: stripe ?? manualPayments,
    find: (name: ProviderName) => {
      if (name === 'manual') return manualPayments;
      if (stripe === null) throw new Error('Stripe is not set up any more: set STRIPE_SECRET_KEY again.');
      return stripe;
    },
  };
}

// Its library is large; who does not use it does not load it.
async function loadStripe(settings: StripeSettings, publicUrl: string): Promise<StripePayments> {
  const { createStripePayments } = await import('./stripe-payments.ts');
  return createStripePayments(settings, publicUrl);
}
