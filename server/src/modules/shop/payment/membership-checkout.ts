import type { Stripe } from 'stripe';
import type { Db } from '../../../platform/db/index.ts';
import { ProblemError } from '../../../platform/http/index.ts';
import { say } from '../../../platform/sentences/index.ts';
import { idOf } from './stripe-id.ts';

/** Whose page it is, and what is sold there. */
interface Buyer {
  userId: string;
  price: string;
  now: Date;
}

const dayMs = 86_400_000;
// As long a bank transfer or debit may take to be told.
const slowPaymentMs = 14 * dayMs;

/**
 * The page where somebody buys the membership, opened by `open` where none is open. There is one for each person at a time:
 * what is opened on another device, or by a second tap, leads to the same. Throws `conflict` while what was paid there is
 * on its way to us.
 */
export async function checkoutOf(
  db: Db,
  client: Stripe,
  { buyer, open }: { buyer: Buyer; open: (key: string) => Promise<Stripe.Checkout.Session> },
): Promise<Stripe.Checkout.Session> {
  const kept = await keepRound(db, buyer);
  const page = kept.session === null ? null : await client.checkout.sessions.retrieve(kept.session);
  if (page?.status === 'open' && kept.price === buyer.price) return page;
  if (
    page?.status === 'complete' &&
    !(await isSettled(db, page, { openedAt: kept.opened_at, now: buyer.now }))
  ) {
    throw new ProblemError(
      'conflict',
      say`Your payment is on its way. The membership begins as soon as it has arrived: look again in a moment.`,
    );
  }
  if (page?.status === 'open') await client.checkout.sessions.expire(page.id);
  const round = page === null ? kept.round : await nextRound(db, buyer, kept.round);
  // The same key is given the same page, to whoever asks for it at the same moment.
  const opened = await open(`membership-${buyer.userId}-${round}`);
  await db
    .updateTable('membership_checkouts')
    .set({ session: opened.id, opened_at: buyer.now })
    .where('user_id', '=', buyer.userId)
    .where('round', '=', round)
    .execute();
  return opened;
}

async function keepRound(db: Db, { userId, price, now }: Buyer) {
  await db
    .insertInto('membership_checkouts')
    .values({ user_id: userId, price, opened_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return db
    .selectFrom('membership_checkouts')
    .select(['round', 'price', 'session', 'opened_at'])
    .where('user_id', '=', userId)
    .executeTakeFirstOrThrow();
}

async function nextRound(db: Db, { userId, price }: Buyer, over: number): Promise<number> {
  await db
    .updateTable('membership_checkouts')
    .set({ round: over + 1, price, session: null })
    .where('user_id', '=', userId)
    .where('round', '=', over)
    .execute();
  return over + 1;
}

/** Whether what was paid on a page is known here, or will never come. */
async function isSettled(
  db: Db,
  page: Stripe.Checkout.Session,
  { openedAt, now }: { openedAt: Date; now: Date },
): Promise<boolean> {
  if (openedAt.getTime() + slowPaymentMs < now.getTime()) return true;
  const reference = page.mode === 'subscription' ? idOf(page.subscription) : page.id;
  const purchase = await db
    .selectFrom('membership_purchases')
    .select('reference')
    .where('reference', '=', reference ?? '')
    .executeTakeFirst();
  return purchase !== undefined;
}
