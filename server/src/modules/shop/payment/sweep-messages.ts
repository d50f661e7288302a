import type { Db } from '../../../platform/db/index.ts';

const keptDays = 60;

/** Forgets messages of payment providers that will not come again: they try for days, not months. */
export async function sweepPaymentMessages(db: Db, now: Date): Promise<number> {
  const before = new Date(now.getTime() - keptDays * 86_400_000);
  const swept = await db.deleteFrom('payment_messages').where('received_at', '<', before).executeTakeFirst();
  return Number(swept.numDeletedRows);
}
