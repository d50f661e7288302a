import type { Db, Trx } from './database.ts';

/** Does long work piece by piece, each in a transaction of its own, until a piece finds nothing to do. Returns how much was done. */
export async function inPortions(db: Db, work: (trx: Trx) => Promise<number>): Promise<number> {
  let done = 0;
  for (;;) {
    const count = await db.transaction().execute(work);
    if (count === 0) return done;
    done += count;
  }
}
