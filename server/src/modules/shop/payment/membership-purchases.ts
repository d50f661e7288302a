import { sql } from 'kysely';
import type { Db, Trx } from '../../../platform/db/index.ts';
import { grantMembership, revokeMembership } from '../../memberships/index.ts';

const dayMs = 86_400_000;
/** How long a membership runs that is paid once. */
const paidOnceMs = 365 * dayMs;

/** Until when what somebody bought runs; `null` where nothing does. */
export async function boughtUntil(db: Db, userId: string, now: Date): Promise<Date | null> {
  const { until } = await db
    .selectFrom('membership_purchases')
    .select((query) => query.fn.max('active_until').$castTo<Date | null>().as('until'))
    .where('user_id', '=', userId)
    .where('active_until', '>', now)
    .executeTakeFirstOrThrow();
  return until;
}

/** The subscriptions of somebody that run. */
export async function findRunning(db: Db, userId: string, now: Date): Promise<string[]> {
  const rows = await db
    .selectFrom('membership_purchases')
    .select('reference')
    .where('user_id', '=', userId)
    .where('is_subscription', '=', true)
    .where('active_until', '>', now)
    .execute();
  return rows.map(({ reference }) => reference);
}

/** Notes what was paid once: it begins when what runs already ends. Answers whether it was not known. */
export async function addPaidOnce(
  trx: Trx,
  paid: { reference: string; userId: string; payment: string | null; now: Date },
): Promise<boolean> {
  const { userId, now } = paid;
  const from = (await boughtUntil(trx, userId, now)) ?? now;
  const added = await trx
    .insertInto('membership_purchases')
    .values({
      reference: paid.reference,
      user_id: userId,
      is_subscription: false,
      told_at: now,
      active_until: new Date(from.getTime() + paidOnceMs),
      payment_reference: paid.payment,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return added.numInsertedOrUpdatedRows !== 0n;
}

/** Keeps until when a subscription runs. Answers `false` where a later answer of Stripe's was kept before. */
export async function keepSubscription(
  trx: Trx,
  told: { reference: string; userId: string; until: Date; askedAt: Date },
): Promise<boolean> {
  const facts = { told_at: told.askedAt, active_until: told.until };
  const kept = await trx
    .insertInto('membership_purchases')
    .values({ reference: told.reference, user_id: told.userId, is_subscription: true, ...facts })
    .onConflict((conflict) =>
      conflict
        .column('reference')
        .doUpdateSet(facts)
        .where('membership_purchases.told_at', '<=', told.askedAt),
    )
    .executeTakeFirst();
  return kept.numInsertedOrUpdatedRows !== 0n;
}

/** Ends what was bought by a payment. What was paid once to follow it begins so much earlier. */
export async function endPaidOnce(trx: Trx, payment: string, now: Date): Promise<void> {
  const purchase = await trx
    .selectFrom('membership_purchases')
    .select(['reference', 'user_id', 'active_until'])
    .where('payment_reference', '=', payment)
    .executeTakeFirstOrThrow();
  const { reference, user_id: userId, active_until: until } = purchase;
  const leftMs = Math.min(Math.max(until.getTime() - now.getTime(), 0), paidOnceMs);
  await trx
    .updateTable('membership_purchases')
    .set({ active_until: sql<Date>`active_until - ${leftMs}::double precision * interval '1 millisecond'` })
    .where('user_id', '=', userId)
    .where('is_subscription', '=', false)
    .where('active_until', '>', until)
    .execute();
  await trx
    .updateTable('membership_purchases')
    .set({ active_until: now })
    .where('reference', '=', reference)
    .where('active_until', '>', now)
    .execute();
}

/** Ends all somebody bought. */
export async function endPurchases(trx: Trx, userId: string, now: Date): Promise<void> {
  await trx
    .updateTable('membership_purchases')
    .set({ active_until: now })
    .where('user_id', '=', userId)
    .where('active_until', '>', now)
    .execute();
}

/** Makes the membership what all purchases of somebody together make it. The account is locked before. */
export async function applyPurchases(trx: Trx, userId: string, now: Date): Promise<'member' | 'lapsed'> {
  const until = await boughtUntil(trx, userId, now);
  if (until === null) await revokeMembership(trx, userId, now, 'stripe');
  else await grantMembership(trx, { userId, until, source: 'stripe', now });
  return until === null ? 'lapsed' : 'member';
}
