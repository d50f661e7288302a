import { sql } from 'kysely';
import type { Db } from '../src/platform/db/index.ts';
import type { Change } from '../src/platform/changes/index.ts';

/** What was recorded while something was done, in order; of details without the time. */
export async function recordedBy(db: Db, work: () => Promise<unknown>): Promise<Change[]> {
  const last = await sql<{
    position: number;
  }>`select coalesce(max(position), 0) as position from changes`.execute(db);
  await work();
  const { rows } = await sql<Change>`
    select topic, subject, detail - 'at' as detail from changes
    where position > ${last.rows[0]?.position ?? 0} order by position
  `.execute(db);
  return rows.map(({ topic, subject, ...rest }) =>
    'detail' in rest && rest.detail !== null ? { topic, subject, detail: rest.detail } : { topic, subject },
  ) as Change[];
}
