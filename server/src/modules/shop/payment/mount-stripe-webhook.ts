import type { FastifyInstance } from 'fastify';
import type { Stripe } from 'stripe';
import type { Db, Trx } from '../../../platform/db/index.ts';
import { ProblemError } from '../../../platform/http/index.ts';
import { say } from '../../../platform/sentences/index.ts';
import { endUnpaid } from '../orders/expire-orders.ts';
import { lockOrder } from '../orders/orders.queries.ts';
import { acceptRefund } from './accept-refund.ts';
import { acceptPayment } from './record-payment.ts';
import { fromStripeAmount } from './stripe-amount.ts';
import { idOf } from './stripe-id.ts';
import { askSubscription, takeMembershipMessage, type KnownSubscription } from './take-membership-message.ts';
import type { StripePayments } from './stripe-payments.ts';

/** Where Stripe sends its messages; the operator enters it there. */
export const stripeWebhookPath = '/api/webhooks/stripe';

const dayMs = 86_400_000;
// A bank transfer or debit that was begun takes days to be told.
const slowPaymentMs = 14 * dayMs;

/** Hears from Stripe what became of payments. Messages may come twice and in any order. */
export async function mountStripeWebhook(
  app: FastifyInstance,
  { db, stripe }: { db: Db; stripe: StripePayments },
): Promise<void> {
  await app.register(async (scope) => {
    // The signature is over the bytes as they came.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
    scope.route({
      method: 'POST',
      url: stripeWebhookPath,
      schema: { hide: true },
      handler: async (request) => {
        const message = readMessage(stripe, request.body, request.headers['stripe-signature']);
        const now = new Date();
        // Nothing is locked while Stripe is asked.
        const subscription = await askSubscription(stripe.client, message, now);
        const outcome = await db
          .transaction()
          .execute((trx) => takeMessage(trx, message, { subscription, now }));
        request.log.info({ message: message.id, type: message.type, outcome }, 'payment message');
        return { received: true };
      },
    });
  });
}

function readMessage(stripe: StripePayments, body: unknown, signature: string | string[] | undefined) {
  if (!Buffer.isBuffer(body) || typeof signature !== 'string') {
    throw new ProblemError('unauthenticated', say`This message is not signed.`);
  }
  try {
    return stripe.readMessage(body, signature);
  } catch (cause) {
    throw new ProblemError('unauthenticated', say`The signature of this message is wrong, or too old.`, {
      cause,
    });
  }
}

async function takeMessage(
  trx: Trx,
  message: Stripe.Event,
  { subscription, now }: { subscription: KnownSubscription | null; now: Date },
): Promise<string> {
  const first = await trx
    .insertInto('payment_messages')
    .values({ id: message.id, type: message.type, received_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (first.numInsertedOrUpdatedRows === 0n) return 'known';
  const membership = await takeMembershipMessage(trx, message, { subscription, now });
  if (membership !== null) return membership;
  switch (message.type) {
    case 'checkout.session.completed':
    case 'checkout.session.async_payment_succeeded':
      return message.data.object.payment_status === 'unpaid'
        ? wait(trx, message.data.object, now)
        : pay(trx, message.data.object, now);
    case 'checkout.session.async_payment_failed':
    case 'checkout.session.expired':
      return end(trx, message.data.object, now);
    case 'charge.refunded':
      return takeRefund(trx, message.data.object, now);
    default:
      return 'of no concern';
  }
}

async function pay(trx: Trx, session: Stripe.Checkout.Session, now: Date): Promise<string> {
  const order = await findOrder(trx, session);
  if (order === undefined) return 'of another shop';
  return acceptPayment(trx, order, { reference: idOf(session.payment_intent), now });
}

/** The buyer has done their part, the money is on its way: the pieces are kept until it arrives or does not. */
async function wait(trx: Trx, session: Stripe.Checkout.Session, now: Date): Promise<string> {
  const order = await findOrder(trx, session);
  if (order?.status !== 'pending') return 'known';
  await trx
    .updateTable('orders')
    .set({ reserved_until: new Date(now.getTime() + slowPaymentMs), updated_at: now })
    .where('id', '=', order.id)
    .execute();
  return 'waiting';
}

async function end(trx: Trx, session: Stripe.Checkout.Session, now: Date): Promise<string> {
  const order = await findOrder(trx, session);
  if (order?.status !== 'pending') return 'known';
  await endUnpaid(trx, order, now);
  return 'ended';
}

async function takeRefund(trx: Trx, charge: Stripe.Charge, now: Date): Promise<string> {
  const reference = idOf(charge.payment_intent);
  if (reference === null) return 'of another shop';
  const total = fromStripeAmount(charge.amount_refunded, charge.currency.toUpperCase());
  return acceptRefund(trx, { reference, total, now });
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

async function findOrder(trx: Trx, { client_reference_id: id }: Stripe.Checkout.Session) {
  return id !== null && uuid.test(id) ? lockOrder(trx, id) : undefined;
}
