import type { Db } from '../../platform/db/index.ts';
import { wasHere } from '../../platform/gone/index.ts';
import { notFound, type ProblemError } from '../../platform/http/index.ts';

/** What is said of a post that cannot be read: of one that everybody could read before it was deleted, that it was here. */
export async function missingPost(db: Db, id: string): Promise<ProblemError> {
  return notFound('post', { wasHere: (await isDeleted(db, id)) || (await wasHere(db, id)) });
}

/** For some seconds a deletion can be taken back, and the row is still there. */
async function isDeleted(db: Db, id: string): Promise<boolean> {
  const row = await db
    .selectFrom('posts')
    .select('id')
    .where('id', '=', id)
    .where('deleted_at', 'is not', null)
    .where('is_live', '=', true)
    .executeTakeFirst();
  return row !== undefined;
}
