import type { Db } from '../../../platform/db/index.ts';
import { isPersonVisibleTo } from '../../relations/index.ts';
import { inOneOrder } from '../in-one-order.ts';

/** Whom a letter goes to. */
export interface Addressee {
  userId: string;
  name: string;
  email: string;
  locale: string | null;
}

/** A person whose address is confirmed, and who is not leaving: nobody else is written to. */
export async function findAddressee(db: Db, userId: string): Promise<Addressee | undefined> {
  const row = await db
    .selectFrom('users')
    .select(['name', 'email', 'locale'])
    .where('id', '=', userId)
    .where('email_verified', '=', true)
    .where(isPersonVisibleTo(null, 'users.id'))
    .executeTakeFirst();
  return row && { userId, ...row };
}

/** What a digest tells, of what no letter told yet: at most so many, newest first. */
export async function selectUnmailed(db: Db, userId: string, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('notifications')
    .select('id')
    .where('user_id', '=', userId)
    .where('to_mail', '=', true)
    .where('read_at', 'is', null)
    .where((query) =>
      query.or([query('mailed_at', 'is', null), query('mailed_at', '<', query.ref('told_at'))]),
    )
    .orderBy('told_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}

/** Notes that a letter told of some notifications; what is listed nowhere else is read with that. */
export async function noteMailed(db: Db, ids: readonly string[], now: Date): Promise<void> {
  if (ids.length === 0) return;
  await db
    .updateTable('notifications')
    .set((query) => ({
      mailed_at: now,
      read_at: query.case().when('in_app', '=', true).then(query.ref('read_at')).else(now).end(),
    }))
    .where('id', 'in', inOneOrder(ids))
    .execute();
}
