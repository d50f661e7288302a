import type { Db } from '../../platform/db/index.ts';
import { settleAddress } from './addresses/claims.ts';

/**
 * Somebody showed by a letter that an address is theirs, on an account where nobody had: what was set up to sign in there
 * before may be a stranger's, who was waiting for them. Only a password they just chose stays, and what only claimed the
 * address has it now.
 */
export async function proveByLetter(db: Db, userId: string, now: Date): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await settleAddress(trx, userId, now);
    await trx.deleteFrom('passkeys').where('user_id', '=', userId).execute();
    await trx
      .deleteFrom('credentials')
      .where('user_id', '=', userId)
      .where('provider_id', '<>', 'credential')
      .execute();
    await trx
      .updateTable('users')
      .set({ email_verified: true, updated_at: now })
      .where('id', '=', userId)
      .execute();
  });
}
