import type { Stripe } from 'stripe';
import type { Trx } from '../../../platform/db/index.ts';
import { ProblemError } from '../../../platform/http/index.ts';
import { say } from '../../../platform/sentences/index.ts';
import { lockAccount } from '../../accounts/index.ts';
import {
  addPaidOnce,
  applyPurchases,
  endPaidOnce,
  findRunning,
  keepSubscription,
} from './membership-purchases.ts';
import { queueReturn } from './return-subscription.ts';
import { buyerKey } from './sell-membership.ts';
import { isStripeError } from './stripe-error.ts';
import { idOf } from './stripe-id.ts';

/** A payment that is renewed is told of some time after the period has ended; nobody lapses meanwhile. */
const renewalMs = 86_400_000;

/** States of a subscription in which what it brings is kept: Stripe still tries to collect what is due. */
const running: readonly Stripe.Subscription.Status[] = ['active', 'trialing', 'past_due'];

/** A subscription to the membership as it is at Stripe. */
export interface KnownSubscription {
  reference: string;
  userId: string;
  /** Until when it brings the membership; `null` where it does not. */
  until: Date | null;
  askedAt: Date;
}

/**
 * Asks Stripe how the subscription is that a message tells of: messages come in any order, several within a second, and what
 * they say of it may be over. `null` for messages about something else. Throws `unavailable` when Stripe does not answer.
 */
export async function askSubscription(
  client: Stripe,
  message: Stripe.Event,
  now: Date,
): Promise<KnownSubscription | null> {
  const payment = takenBack(message);
  if (payment !== null) return endTakenBack(client, payment, now).catch(sayAway);
  if (!isOfSubscription(message)) return null;
  const { id: reference, metadata } = message.data.object;
  const userId = metadata[buyerKey];
  if (userId === undefined) return null;
  const found = await client.subscriptions.retrieve(reference).catch((cause: unknown) => {
    if (isStripeError(cause, 'resource_missing')) return null;
    return sayAway(cause);
  });
  return { reference, userId, until: found && endOf(found), askedAt: now };
}

function sayAway(cause: unknown): never {
  throw new ProblemError('unavailable', say`Stripe does not say how the subscription is.`, { cause });
}

/** The payment of which all the money went back: given back whole, or disputed at the buyer's bank. */
function takenBack(message: Stripe.Event): string | null {
  if (message.type === 'charge.refunded' && message.data.object.refunded) {
    return idOf(message.data.object.payment_intent);
  }
  return message.type === 'charge.dispute.created' ? idOf(message.data.object.payment_intent) : null;
}

/**
 * The subscription whose present period a payment was for, now over, and ended at Stripe, so that no renewal brings it back.
 * An earlier period that is paid back was a kindness.
 */
async function endTakenBack(client: Stripe, payment: string, now: Date): Promise<KnownSubscription | null> {
  const paid = await client.invoicePayments.list({
    payment: { type: 'payment_intent', payment_intent: payment },
    expand: ['data.invoice'],
  });
  const invoice = paid.data[0]?.invoice;
  // Stripe names an invoice by its id where it was not asked for the whole, or where it is gone.
  if (invoice === undefined || typeof invoice === 'string' || invoice.deleted === true) return null;
  const reference = idOf(invoice.parent?.subscription_details?.subscription ?? null);
  if (reference === null) return null;
  const { metadata, latest_invoice: latest, status } = await client.subscriptions.retrieve(reference);
  const userId = metadata[buyerKey];
  if (userId === undefined || idOf(latest) !== invoice.id) return null;
  if (status !== 'canceled') await client.subscriptions.cancel(reference);
  return { reference, userId, until: null, askedAt: now };
}

/** Takes what Stripe tells of memberships; `null` for what is about something else. */
export async function takeMembershipMessage(
  trx: Trx,
  message: Stripe.Event,
  { subscription, now }: { subscription: KnownSubscription | null; now: Date },
): Promise<string | null> {
  switch (message.type) {
    case 'checkout.session.completed':
    case 'checkout.session.async_payment_succeeded':
      return takePaidOnce(trx, message.data.object, now);
    case 'charge.refunded':
    case 'charge.dispute.created':
      if (subscription !== null) return takeSubscription(trx, subscription, now);
      return endBought(trx, message.data.object, { isWhole: takenBack(message) !== null, now });
    default:
      if (!isOfSubscription(message)) return null;
      return subscription === null ? 'of nobody' : takeSubscription(trx, subscription, now);
  }
}

async function takePaidOnce(trx: Trx, session: Stripe.Checkout.Session, now: Date): Promise<string | null> {
  const userId = session.metadata?.[buyerKey];
  if (userId === undefined) return null;
  // A subscription is told of by messages of its own.
  if (session.mode !== 'payment' || session.payment_status === 'unpaid') return 'waiting';
  if (!(await lockBuyer(trx, userId))) return 'of nobody';
  const { payment_intent: payment } = session;
  const paid = { reference: session.id, userId, payment: idOf(payment), now };
  return (await addPaidOnce(trx, paid)) ? applyPurchases(trx, userId, now) : 'known';
}

async function takeSubscription(
  trx: Trx,
  { reference, userId, until, askedAt }: KnownSubscription,
  now: Date,
): Promise<string> {
  if (!(await lockBuyer(trx, userId))) return 'of nobody';
  const running = await findRunning(trx, userId, now);
  const isNew = await keepSubscription(trx, { reference, userId, until: until ?? now, askedAt });
  if (!isNew) return 'older than what is known';
  // Bought on two devices at once: nobody means to pay twice.
  const isSecond = until !== null && running.length > 0 && !running.includes(reference);
  if (isSecond) await queueReturn(trx, { userId, reference });
  return applyPurchases(trx, userId, now);
}

/** Who is given all of the money back, or takes it back, has bought nothing; a part of it is a kindness. */
async function endBought(
  trx: Trx,
  { payment_intent }: Stripe.Charge | Stripe.Dispute,
  { isWhole, now }: { isWhole: boolean; now: Date },
): Promise<string | null> {
  const payment = idOf(payment_intent);
  const bought = payment === null ? undefined : await buyerOf(trx, payment);
  if (payment === null || bought === undefined) return null;
  if (!isWhole) return 'a part';
  await lockAccount(trx, bought);
  await endPaidOnce(trx, payment, now);
  return applyPurchases(trx, bought, now);
}

function isOfSubscription(
  message: Stripe.Event,
): message is Extract<Stripe.Event, { type: `customer.subscription.${'created' | 'updated' | 'deleted'}` }> {
  return (
    message.type === 'customer.subscription.created' ||
    message.type === 'customer.subscription.updated' ||
    message.type === 'customer.subscription.deleted'
  );
}

function endOf({ status, items }: Stripe.Subscription): Date | null {
  const ends = items.data.map((item) => item.current_period_end * 1_000);
  return running.includes(status) ? new Date(Math.max(...ends, 0) + renewalMs) : null;
}

async function buyerOf(trx: Trx, payment: string): Promise<string | undefined> {
  const purchase = await trx
    .selectFrom('membership_purchases')
    .select('user_id')
    .where('payment_reference', '=', payment)
    .executeTakeFirst();
  return purchase?.user_id;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Lets the messages about one buyer be taken one after the other. Answers whether there is such a person. */
async function lockBuyer(trx: Trx, userId: string): Promise<boolean> {
  if (!uuid.test(userId)) return false;
  await lockAccount(trx, userId);
  const user = await trx.selectFrom('users').select('id').where('id', '=', userId).executeTakeFirst();
  return user !== undefined;
}
