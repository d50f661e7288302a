import { sql, type RawBuilder } from 'kysely';
import { idList, statement, type Db } from '../db/index.ts';
import type { ToldChange } from './change.ts';
import { logSetting } from './log-identity.ts';
import type { LogReach } from './log-reach.ts';
import type { Snapshot } from './snapshot.ts';

/** What one look at the log finds. */
interface Look extends LogReach {
  /** What this look could see, as PostgreSQL writes it. */
  snapshot: string;
  changes: ToldChange[];
}

// One statement, so that what it sees and what it says it sees are the same; and one row, for it is asked all the time.
const look = statement<LookRow>(sql`
  select log.value ->> 'id' as log, log.value ->> 'sweptTx' as swept, pg_current_snapshot()::text as snapshot,
    (select json_agg(unread order by position) from (
      select * from (${unread(sql`$1`, sql`$2`)}) as both_walks order by position limit $3) as unread) as changes
  from (values (1)) as always (one)
  left join settings as log on log.name = ${sql.lit(logSetting)}`);

/** Looks for rows that can be seen now and could not in the snapshot, in the order they were written; at most so many. */
export async function lookForChanges(db: Db, since: Snapshot, limit: number): Promise<Look> {
  const [found] = await look(db, [String(since.xmax), idList(since.open.map(String)), limit]);
  if (found === undefined) throw new Error('the look at the log brought no row');
  return {
    log: found.log,
    sweptTx: found.swept === null ? null : BigInt(found.swept),
    snapshot: found.snapshot,
    changes: (found.changes ?? []).map((row) => toldChange({ ...row, at: new Date(row.at) })),
  };
}

/**
 * Tells, in batches, all rows that could not be seen in one snapshot and can be in another, after a position. Returns
 * nothing; whoever stops half-way goes on after the last position told.
 */
export async function readChangesBetween(
  db: Db,
  between: { since: Snapshot; until: string; after: number },
  onBatch: (changes: ToldChange[], last: number) => void,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await sql`set local statement_timeout = 0`.execute(trx);
    await sql`
      declare unread no scroll cursor for
      select * from (${unreadSince(between.since)}) as unread
      where position > ${between.after} and pg_visible_in_snapshot(tx::xid8, ${between.until}::pg_snapshot)
      order by position
    `.execute(trx);
    for (;;) {
      const { rows } = await sql<ChangeRow>`fetch 2000 from unread`.execute(trx);
      const last = rows.at(-1);
      if (last === undefined) return;
      onBatch(rows.map(toldChange), last.position);
    }
  });
}

/** The position before the first row that could not be seen in a snapshot; `null` if there is none. */
export async function positionBefore(db: Db, since: Snapshot): Promise<number | null> {
  const { rows } = await sql<{ first: number | null }>`
    select min(position) as first from (${unreadSince(since)}) as unread
  `.execute(db);
  const first = rows[0]?.first ?? null;
  return first === null ? null : first - 1;
}

/** The next so many rows after a position that one snapshot holds and an earlier one did not, and the last position. */
export async function selectChangesBetween(
  db: Db,
  between: { since: string; until: string; after: number; limit: number },
): Promise<{ changes: ToldChange[]; last: number | null }> {
  // Walks the positions, so that each batch costs what it holds; what was handled already is passed over.
  const { rows } = await sql<ChangeRow>`
    select position, tx::text as tx, topic, subject, detail, at from changes
    where position > ${between.after}
      and pg_visible_in_snapshot(tx, ${between.until}::pg_snapshot)
      and not pg_visible_in_snapshot(tx, ${between.since}::pg_snapshot)
    order by position limit ${between.limit}
  `.execute(db);
  return { changes: rows.map(toldChange), last: rows.at(-1)?.position ?? null };
}

/** Which log there is and how far it was swept. */
export async function readReach(db: Db): Promise<LogReach> {
  const { rows } = await sql<{ log: string | null; swept: string | null }>`
    select value ->> 'id' as log, value ->> 'sweptTx' as swept from settings where name = ${logSetting}
  `.execute(db);
  const [row] = rows;
  const swept = row?.swept ?? null;
  return { log: row?.log ?? null, sweptTx: swept === null ? null : BigInt(swept) };
}

/** The snapshot of this moment. */
export async function currentSnapshot(db: Db): Promise<string> {
  const { rows } = await sql<{ snapshot: string }>`select pg_current_snapshot()::text as snapshot`.execute(
    db,
  );
  const [row] = rows;
  if (row === undefined) throw new Error('the database gave no snapshot');
  return row.snapshot;
}

/**
 * Two walks of one index, and neither meets a row twice. A single bound, the oldest open transaction, would do as well,
 * but reads all again and again for as long as somebody else's transaction stays open.
 */
function unread(xmax: RawBuilder<unknown>, open: RawBuilder<unknown>): RawBuilder<unknown> {
  const columns = sql`position, tx::text as tx, topic, subject, detail, at`;
  return sql`
    select ${columns} from changes where tx >= ${xmax}::xid8
    union all
    select ${columns} from changes where tx = any(${open}::xid8[])
  `;
}

function unreadSince({ xmax, open }: Snapshot): RawBuilder<unknown> {
  return unread(sql`${String(xmax)}`, sql`${open.map(String)}`);
}

function toldChange({ topic, subject, detail, at, tx }: ChangeRow): ToldChange {
  // Rows are written by recordChanges alone.
  const change = { topic, subject, detail } as ToldChange;
  return { ...change, at, tx: BigInt(tx) };
}

interface ChangeRow {
  position: number;
  tx: string;
  topic: string;
  subject: string;
  detail: unknown;
  at: Date;
}

interface LookRow {
  log: string | null;
  swept: string | null;
  snapshot: string;
  changes: (Omit<ChangeRow, 'at'> & { at: string })[] | null;
}
