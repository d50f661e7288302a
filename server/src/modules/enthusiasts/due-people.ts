import { sql } from 'kysely';
import type { Db, Trx } from '../../platform/db/index.ts';
import { scorePeople } from './score-people.ts';
import { takeTurn, type TellEarned } from './store-scores.ts';

const portion = 100;

/** Has the numbers of some people made anew within the minute. */
export async function queuePeople(trx: Trx, userIds: readonly string[], now: Date): Promise<void> {
  if (userIds.length === 0) return;
  await sql`
    insert into enthusiast_due (user_id, due_at)
    select id, ${now} from users where id = any(${userIds}::uuid[]) order by id
    on conflict (user_id) do nothing`.execute(trx);
}

/** Makes the numbers of all anew who wait for it. Returns how many there were. */
export async function scoreDuePeople(
  db: Db,
  { now, tellEarned }: { now: Date; tellEarned: TellEarned },
): Promise<number> {
  let scored = 0;
  for (;;) {
    const count = await db.transaction().execute(async (trx) => {
      await takeTurn(trx);
      const { rows } = await sql<{ user_id: string }>`
        delete from enthusiast_due where user_id in (
          select user_id from enthusiast_due where due_at <= ${now} order by due_at limit ${portion}
          for update skip locked)
        returning user_id`.execute(trx);
      await scorePeople(
        trx,
        rows.map((row) => row.user_id),
        { now, tellEarned },
      );
      return rows.length;
    });
    scored += count;
    if (count < portion) return scored;
  }
}
