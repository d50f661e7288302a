import type { Stripe } from 'stripe';
import type { Db, Trx } from '../../../platform/db/index.ts';
import { ProblemError } from '../../../platform/http/index.ts';
import { addressOf } from '../../accounts/index.ts';
import { grantMembership, revokeMembership } from '../../memberships/index.ts';
import type { StripePayments } from './stripe-payments.ts';

/** What names a buyer of the membership in what Stripe tells of it. */
const buyerKey = 'membershipOf';

const dayMs = 86_400_000;
/** How long a membership runs that is paid once. */
const paidOnceDays = 365;
/** A payment that is renewed is told of some time after the period has ended; nobody lapses meanwhile. */
const renewalMs = dayMs;

/** States of a subscription in which what it brings is kept: Stripe still tries to collect what is due. */
const running: readonly Stripe.Subscription.Status[] = ['active', 'trialing', 'past_due'];

/** Whether the membership can be bought. */
export function isMembershipSold(stripe: StripePayments | null): boolean {
  return stripe !== null && stripe.membershipPrice !== null;
}

/** Opens the page where the membership is bought: by subscription or once, as its price is. */
export async function sellMembership(
  db: Db,
  stripe: StripePayments | null,
  { userId, publicUrl }: { userId: string; publicUrl: string },
): Promise<{ url: string }> {
  const price = stripe?.membershipPrice;
  if (!stripe || !price) throw new ProblemError('forbidden', 'The membership is not sold here.');
  const metadata = { [buyerKey]: userId };
  const page = await openPage(stripe.client, price, {
    metadata,
    customer_email: await addressOf(db, userId),
    success_url: `${publicUrl}/join?paid=1`,
    cancel_url: `${publicUrl}/join`,
  }).catch((cause: unknown) => {
    throw new ProblemError('unavailable', 'The payment provider does not answer. Try again in a moment.', {
      headers: { 'retry-after': '10' },
      cause,
    });
  });
  if (page.url === null) throw new Error('Stripe opened a page without an address.');
  return { url: page.url };
}

async function openPage(client: Stripe, price: string, facts: Stripe.Checkout.SessionCreateParams) {
  const { type } = await client.prices.retrieve(price);
  const line_items = [{ price, quantity: 1 }];
  return type === 'recurring'
    ? client.checkout.sessions.create({
        ...facts,
        mode: 'subscription',
        line_items,
        subscription_data: { metadata: facts.metadata ?? {} },
      })
    : client.checkout.sessions.create({ ...facts, mode: 'payment', line_items });
}

/** Takes what Stripe tells of memberships; `null` for what is about something else. */
export async function takeMembershipMessage(
  trx: Trx,
  message: Stripe.Event,
  now: Date,
): Promise<string | null> {
  switch (message.type) {
    case 'checkout.session.completed':
    case 'checkout.session.async_payment_succeeded':
      return takePaidOnce(trx, message.data.object, now);
    case 'customer.subscription.created':
    case 'customer.subscription.updated':
    case 'customer.subscription.deleted':
      return takeSubscription(trx, message.data.object, { toldAt: new Date(message.created * 1_000), now });
    default:
      return null;
  }
}

async function takePaidOnce(trx: Trx, session: Stripe.Checkout.Session, now: Date): Promise<string | null> {
  const userId = session.metadata?.[buyerKey];
  if (userId === undefined) return null;
  // A subscription is told of by messages of its own.
  if (session.mode !== 'payment' || session.payment_status === 'unpaid') return 'waiting';
  if (!(await isThere(trx, userId))) return 'of nobody';
  const first = await trx
    .insertInto('membership_purchases')
    .values({ reference: session.id, user_id: userId, is_subscription: false, told_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (first.numInsertedOrUpdatedRows === 0n) return 'known';
  const running = await trx
    .selectFrom('memberships')
    .select('active_until')
    .where('user_id', '=', userId)
    .where('source', '=', 'stripe')
    .executeTakeFirst();
  const from = Math.max(now.getTime(), running?.active_until?.getTime() ?? 0);
  const until = new Date(from + paidOnceDays * dayMs);
  await grantMembership(trx, { userId, until, source: 'stripe', now });
  return 'member';
}

async function takeSubscription(
  trx: Trx,
  { id, metadata, status, items }: Stripe.Subscription,
  { toldAt, now }: { toldAt: Date; now: Date },
): Promise<string> {
  const userId = metadata[buyerKey];
  if (userId === undefined || !(await isThere(trx, userId))) return 'of nobody';
  const told = await trx
    .insertInto('membership_purchases')
    .values({ reference: id, user_id: userId, is_subscription: true, told_at: toldAt })
    .onConflict((conflict) =>
      conflict
        .column('reference')
        .doUpdateSet({ told_at: toldAt })
        .where('membership_purchases.told_at', '<=', toldAt),
    )
    .executeTakeFirst();
  if (told.numInsertedOrUpdatedRows === 0n) return 'older than what is known';
  const ends = items.data.map((item) => item.current_period_end * 1_000);
  const until = new Date(Math.max(...ends, 0) + renewalMs);
  if (running.includes(status) && until > now) {
    await grantMembership(trx, { userId, until, source: 'stripe', now });
    return 'member';
  }
  await revokeMembership(trx, userId, now, 'stripe');
  return 'lapsed';
}

/** Ends what somebody who leaves would go on paying for. */
export async function endSubscriptions(db: Db, stripe: StripePayments | null, userId: string): Promise<void> {
  if (stripe === null) return;
  const subscriptions = await db
    .selectFrom('membership_purchases')
    .select('reference')
    .where('user_id', '=', userId)
    .where('is_subscription', '=', true)
    .execute();
  await Promise.all(subscriptions.map(({ reference }) => end(stripe.client, reference)));
}

async function end(client: Stripe, reference: string): Promise<void> {
  await client.subscriptions.cancel(reference).catch((error: unknown) => {
    // It had ended before.
    const isGone = error instanceof Error && 'code' in error && error.code === 'resource_missing';
    if (!isGone) throw error;
  });
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

async function isThere(trx: Trx, userId: string): Promise<boolean> {
  if (!uuid.test(userId)) return false;
  const user = await trx.selectFrom('users').select('id').where('id', '=', userId).executeTakeFirst();
  return user !== undefined;
}
