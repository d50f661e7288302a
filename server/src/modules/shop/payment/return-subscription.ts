import type { Stripe } from 'stripe';
import { Type } from 'typebox';
import type { Db, Trx } from '../../../platform/db/index.ts';
import { enqueue, handleJob, jobType, type QueuedJob } from '../../../platform/jobs/index.ts';
import { findRunning } from './membership-purchases.ts';
import { endSubscription } from './sell-membership.ts';
import { idOf } from './stripe-id.ts';
import { passOverRefunded } from './stripe-error.ts';
import type { StripePayments } from './stripe-payments.ts';

const returnSubscription = jobType({
  name: 'return-subscription',
  payload: Type.Object({ userId: Type.String(), reference: Type.String() }),
  maxAttempts: 12,
});

/** Queues that a subscription somebody did not mean to buy is ended, and what was paid for it given back. */
export async function queueReturn(trx: Trx, bought: { userId: string; reference: string }): Promise<void> {
  await enqueue(trx, returnSubscription, bought, { key: bought.reference });
}

/** Ends a second subscription at Stripe and gives its last payment back; asked again, it gives nothing more. */
export function returnSubscriptionJob(db: Db, stripe: StripePayments | null): QueuedJob {
  return handleJob(returnSubscription, async ({ userId, reference }, { now }) => {
    const running = await findRunning(db, userId, now);
    // Meanwhile the other one has ended: this is the one they have.
    const isSecond = running.some((one) => one !== reference);
    if (stripe === null || !isSecond) return { reference, outcome: 'kept' };
    const { client } = stripe;
    const { latest_invoice: invoice } = await client.subscriptions.retrieve(reference);
    await endSubscription(client, reference);
    const payments = await paymentsOf(client, idOf(invoice));
    for (const payment of payments) {
      const idempotencyKey = `return-${payment}`;
      await client.refunds.create({ payment_intent: payment }, { idempotencyKey }).catch(passOverRefunded);
    }
    return { reference, outcome: 'returned', payments: payments.length };
  });
}

async function paymentsOf(client: Stripe, invoice: string | null): Promise<string[]> {
  if (invoice === null) return [];
  const { data } = await client.invoicePayments.list({ invoice, status: 'paid' });
  return data.flatMap(({ payment }) => idOf(payment.payment_intent ?? null) ?? []);
}
