import type { Db } from '../../platform/db/index.ts';
import type { Vault } from '../../platform/storage/index.ts';

/** An export that was asked for so long ago and is no file yet will not become one. */
const strayMs = 2 * 86_400_000;

/** Removes exports whose time is over, and files nobody knows of. Returns how many files went. */
export async function sweepExports({ db, exports }: { db: Db; exports: Vault }, now: Date): Promise<number> {
  await db.deleteFrom('data_exports').where('expires_at', '<=', now).execute();
  await db
    .deleteFrom('data_exports')
    .where('expires_at', 'is', null)
    .where('asked_at', '<', new Date(now.getTime() - strayMs))
    .execute();
  let removed = 0;
  for await (const id of exports.listBefore(now)) {
    const known = await db.selectFrom('data_exports').select('id').where('id', '=', id).executeTakeFirst();
    if (known !== undefined) continue;
    await exports.remove(id);
    removed += 1;
  }
  return removed;
}

/** Removes the exports of somebody who leaves, at once. */
export async function forgetExports(
  { db, exports }: { db: Db; exports: Vault },
  userId: string,
): Promise<void> {
  const gone = await db.deleteFrom('data_exports').where('user_id', '=', userId).returning('id').execute();
  await Promise.all(gone.map(({ id }) => exports.remove(id)));
}
