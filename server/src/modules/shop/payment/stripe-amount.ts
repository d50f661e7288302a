// Stripe takes amounts in the smallest unit, with these exceptions to ISO 4217 (docs.stripe.com/currencies).
const withoutDecimalsButWrittenWithTwo = new Set(['ISK', 'UGX']);

/** An amount of Stripe's as ours. */
export function fromStripeAmount(amount: number, currency: string): number {
  return withoutDecimalsButWrittenWithTwo.has(currency) ? Math.round(amount / 100) : amount;
}

/** An amount of ours as Stripe wants it. */
export function toStripeAmount(amount: number, currency: string): number {
  return withoutDecimalsButWrittenWithTwo.has(currency) ? amount * 100 : amount;
}
