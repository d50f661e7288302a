import type { Db, Trx } from '../../../platform/db/index.ts';

/** An upload that arrives piece by piece, if it is this person's. */
export async function findArrival(db: Db, { id, ownerId }: { id: string; ownerId: string }) {
  return db
    .selectFrom('uploads')
    .select(['size', 'is_finished', 'created_at'])
    .where('id', '=', id)
    .where('owner_id', '=', ownerId)
    .executeTakeFirst();
}

/** How many uploads somebody has begun and not finished. */
export async function countUnfinished(db: Db, ownerId: string): Promise<number> {
  const { count } = await db
    .selectFrom('uploads')
    .select((query) => query.fn.countAll<number>().as('count'))
    .where('owner_id', '=', ownerId)
    .where('is_finished', '=', false)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** Records the beginning of an upload. */
export async function insertArrival(
  db: Db,
  arrival: { id: string; ownerId: string; size: number; now: Date },
): Promise<void> {
  const { id, ownerId, size, now } = arrival;
  await db.insertInto('uploads').values({ id, owner_id: ownerId, size, created_at: now }).execute();
}

/** Records that all of an upload became a photo. */
export async function markFinished(trx: Trx, id: string): Promise<void> {
  await trx.updateTable('uploads').set({ is_finished: true }).where('id', '=', id).execute();
}

/** Forgets an upload. */
export async function deleteArrival(db: Db, id: string): Promise<void> {
  await db.deleteFrom('uploads').where('id', '=', id).execute();
}
