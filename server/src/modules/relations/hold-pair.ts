import { sql } from 'kysely';
import type { Trx } from '../../platform/db/index.ts';

/**
 * Makes whoever else follows, blocks, or changes anything that hangs on a follow between these two wait until the
 * transaction ends. Nobody else waits: what merely refers to one of them, as a comment or a notification does, goes on.
 */
export async function holdPair(trx: Trx, oneId: string, otherId: string): Promise<void> {
  const pair = [oneId, otherId].toSorted().join(' ');
  await sql`select pg_advisory_xact_lock(hashtextextended(${`relation ${pair}`}, 0))`.execute(trx);
}
