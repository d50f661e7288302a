import type { Stripe } from 'stripe';
import type { Db } from '../../../platform/db/index.ts';
import { ProblemError } from '../../../platform/http/index.ts';
import { say } from '../../../platform/sentences/index.ts';
import { addressOf } from '../../accounts/index.ts';
import { checkoutOf } from './membership-checkout.ts';
import { boughtUntil } from './membership-purchases.ts';
import type { StripePayments } from './stripe-payments.ts';

/** What names a buyer of the membership in what Stripe tells of it. */
export const buyerKey = 'membershipOf';

/** Whether the membership can be bought. */
export function isMembershipSold(stripe: StripePayments | null): boolean {
  return stripe !== null && stripe.membershipPrice !== null;
}

/**
 * Opens the page where the membership is bought: by subscription or once, as its price is. Throws `conflict` while it runs:
 * nobody pays twice at a time.
 */
export async function sellMembership(
  db: Db,
  stripe: StripePayments | null,
  { userId, publicUrl, now }: { userId: string; publicUrl: string; now: Date },
): Promise<{ url: string }> {
  const price = stripe?.membershipPrice;
  if (!stripe || !price) throw new ProblemError('forbidden', say`The membership is not sold here.`);
  const until = await boughtUntil(db, userId, now);
  if (until !== null) {
    const day = until.toISOString().slice(0, 10);
    throw new ProblemError(
      'conflict',
      say`Your membership is paid until ${day}. You can buy it again after that.`,
    );
  }
  const { client } = stripe;
  const facts = {
    metadata: { [buyerKey]: userId },
    customer_email: await addressOf(db, userId),
    success_url: `${publicUrl}/join?paid=1`,
    cancel_url: `${publicUrl}/join`,
  };
  const page = await checkoutOf(db, client, {
    buyer: { userId, price, now },
    open: (key) => openPage(client, { price, facts, key }),
  }).catch((cause: unknown) => {
    if (cause instanceof ProblemError) throw cause;
    throw new ProblemError('unavailable', say`The payment provider does not answer. Try again in a moment.`, {
      headers: { 'retry-after': '10' },
      cause,
    });
  });
  if (page.url === null) throw new Error('Stripe opened a page without an address.');
  return { url: page.url };
}

async function openPage(
  client: Stripe,
  { price, facts, key }: { price: string; facts: Stripe.Checkout.SessionCreateParams; key: string },
) {
  const { type } = await client.prices.retrieve(price);
  const line_items = [{ price, quantity: 1 }];
  return type === 'recurring'
    ? client.checkout.sessions.create(
        {
          ...facts,
          mode: 'subscription',
          line_items,
          subscription_data: { metadata: facts.metadata ?? {} },
        },
        { idempotencyKey: key },
      )
    : client.checkout.sessions.create({ ...facts, mode: 'payment', line_items }, { idempotencyKey: key });
}

/** Ends at Stripe what somebody would go on paying for. */
export async function endSubscriptions(db: Db, stripe: StripePayments | null, userId: string): Promise<void> {
  if (stripe === null) return;
  const subscriptions = await db
    .selectFrom('membership_purchases')
    .select('reference')
    .where('user_id', '=', userId)
    .where('is_subscription', '=', true)
    .execute();
  await Promise.all(subscriptions.map(({ reference }) => endSubscription(stripe.client, reference)));
}

/** Ends a subscription at Stripe; one that has ended stays so. */
export async function endSubscription(client: Stripe, reference: string): Promise<void> {
  await client.subscriptions.cancel(reference).catch((error: unknown) => {
    // It had ended before.
    const isGone = error instanceof Error && 'code' in error && error.code === 'resource_missing';
    if (isGone) return;
    throw new ProblemError(
      'unavailable',
      say`Stripe could not end the subscription. Try again in a moment.`,
      {
        headers: { 'retry-after': '10' },
        cause: error,
      },
    );
  });
}
