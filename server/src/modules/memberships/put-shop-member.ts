import { sql } from 'kysely';
import type { Db, Trx } from '../../platform/db/index.ts';
import { recordChanges } from '../../platform/changes/index.ts';
import { invalid } from '../../platform/http/index.ts';
import { say } from '../../platform/sentences/index.ts';
import { findConfirmedId, normalAddress } from '../accounts/index.ts';

/** What the shop says of an address. */
export interface ShopWord {
  email: string;
  active: boolean;
  until: Date | null;
  now: Date;
}

/**
 * Keeps what the shop says of an address, whether somebody has it or not: it counts for whoever has confirmed it, now or
 * later. Throws `validation_failed` for what is no address.
 */
export async function putShopMember(trx: Trx, { email, active, until, now }: ShopWord) {
  const address = normalAddress(email);
  if (address === null) throw invalid({ path: '/email', message: say`This is not an e-mail address.` });
  const facts = { active, active_until: until, told_at: now };
  await trx
    .insertInto('shop_members')
    .values({ email: address, ...facts })
    .onConflict((conflict) => conflict.column('email').doUpdateSet(facts))
    .execute();
  const userId = await findConfirmedId(trx, address);
  if (userId !== undefined) await recordChanges(trx, [{ topic: 'reader', subject: userId }]);
  return { email: address, active, until: until?.toISOString() ?? null, known: userId !== undefined };
}

/** Ends what the shop said of the address somebody has confirmed. */
export async function forgetShopMember(db: Db, userId: string): Promise<void> {
  await db
    .updateTable('shop_members')
    .set({ active: false })
    .where('email', 'in', confirmedAddressOf(userId))
    .execute();
}

/** Erases what the shop said of the address somebody has confirmed, with the address. */
export async function eraseShopMember(db: Db, userId: string): Promise<void> {
  await db.deleteFrom('shop_members').where('email', 'in', confirmedAddressOf(userId)).execute();
}

function confirmedAddressOf(userId: string) {
  return sql<string>`(select lower(email) from users where id = ${userId} and email_verified)`;
}
