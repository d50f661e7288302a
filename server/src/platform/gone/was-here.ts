import type { Db } from '../db/index.ts';

/** Whether there was such a thing once, for everybody to read; the database notes it as the thing goes (0043). */
export async function wasHere(db: Db, id: string): Promise<boolean> {
  const row = await db.selectFrom('gone_things').select('id').where('id', '=', id).executeTakeFirst();
  return row !== undefined;
}
