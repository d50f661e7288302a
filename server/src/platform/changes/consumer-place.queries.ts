import type { Db, Trx } from '../db/index.ts';

/** Where a consumer is in the log. Snapshots are as PostgreSQL writes them. */
export interface ConsumerPlace {
  log: string;
  /** All that this snapshot holds was handled. */
  since: string;
  /** What is being handled in batches is in this snapshot. */
  until: string | null;
  /** The last position handled of it. */
  after: number;
}

/** Where a consumer is, and when it went there; nothing for one that never was anywhere. */
export async function findPlace(db: Db, name: string) {
  return db
    .selectFrom('change_consumers')
    .select(['log', 'since', 'until', 'after', 'moved_at'])
    .where('name', '=', name)
    .executeTakeFirst();
}

/** Takes the consumer's row for this transaction; `null` where another process has it. */
export async function takePlace(trx: Trx, name: string): Promise<ConsumerPlace | null> {
  const row = await trx
    .selectFrom('change_consumers')
    .select(['log', 'since', 'until', 'after'])
    .where('name', '=', name)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
  return row ?? null;
}

/** Puts the consumer somewhere. */
export async function setPlace(db: Db, name: string, place: ConsumerPlace, now: Date): Promise<void> {
  const moved = { ...place, moved_at: now };
  await db
    .insertInto('change_consumers')
    .values({ name, ...moved })
    .onConflict((conflict) => conflict.column('name').doUpdateSet(moved))
    .execute();
}
