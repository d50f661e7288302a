import type { Db } from '../../platform/db/index.ts';
import { wasHere } from '../../platform/gone/index.ts';
import { notFound, type ProblemError } from '../../platform/http/index.ts';

/** What is said of a list that cannot be read or is not one's own: of one that was deleted, that it was here. */
export async function missingList(db: Db, id: string): Promise<ProblemError> {
  return notFound('list', { wasHere: await wasHere(db, id) });
}
