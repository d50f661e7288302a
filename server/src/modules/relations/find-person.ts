import type { Db } from '../../platform/db/index.ts';
import { notFound, type ProblemError } from '../../platform/http/index.ts';
import { findUserId, wasSomebodys } from '../accounts/index.ts';
import { isPersonVisibleTo, type Reader } from './visible-people.ts';

/** The id of the person behind a handle, for a reader who may meet them. Throws `not_found`. */
export async function findPerson(db: Db, handle: string, reader: Reader): Promise<string> {
  const id = await findUserId(db, handle);
  const visible = id === undefined ? [] : await filterVisible(db, [id], reader);
  const [found] = visible;
  if (found === undefined) throw await missingPerson(db, handle);
  return found;
}

/** What is said of somebody who cannot be met: of an account that is gone, that it was here. */
export async function missingPerson(db: Db, handle: string): Promise<ProblemError> {
  return notFound('person', { wasHere: await wasSomebodys(db, handle) });
}

/** Those of some people the reader may meet. */
export async function filterVisible(db: Db, ids: readonly string[], reader: Reader): Promise<string[]> {
  if (ids.length === 0) return [];
  const people = await db
    .selectFrom('users')
    .select('users.id')
    .where('users.id', 'in', ids)
    .where(isPersonVisibleTo(reader, 'users.id'))
    .execute();
  return people.map(({ id }) => id);
}
