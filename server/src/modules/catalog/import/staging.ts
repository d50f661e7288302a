import { sql } from 'kysely';
import type { Db } from '../../../platform/db/index.ts';
import { incomingColumns, type toIncoming } from '../catalog-product.ts';
import { isSameProduct } from './compared-columns.ts';
import { leaveHeld } from './leave-held.ts';

/** One row of a feed on its way into staging; `product` is `null` where it could not be taken. */
export interface StagingRow {
  position: number;
  line: number;
  externalId: string;
  product: ReturnType<typeof toIncoming> | null;
}

/**
 * A price is shown for 72 hours after it was confirmed, so rows that say nothing new are written this often only, and an
 * hourly feed of a million products that stay as they are touches none of them.
 */
const confirmedHours = 12;

/**
 * Makes the staging tables of this connection. `seen` has every row with an id, in the order of the feed; `incoming` the
 * rows that say something new.
 */
export async function createStaging(db: Db): Promise<void> {
  await dropStaging(db);
  await sql`create temporary table incoming (position integer, line integer, ${sql.raw(incomingColumns)})`.execute(
    db,
  );
  await sql`
    create temporary table seen (
      position integer, external_id text, line integer, is_taken boolean, confirms boolean)`.execute(db);
}

/** Drops the staging tables of this connection. */
export async function dropStaging(db: Db): Promise<void> {
  await sql`drop table if exists pg_temp.incoming, pg_temp.seen, pg_temp.kept_pictures`.execute(db);
}

/** Puts rows of a feed into staging; `takesAll` treats each as if it said something new. */
export async function stageRows(
  db: Db,
  rows: readonly StagingRow[],
  way: { now: Date; takesAll: boolean },
): Promise<void> {
  const taken = rows.flatMap(({ position, line, product }) =>
    product === null ? [] : [{ position, line, ...product }],
  );
  const left = rows.flatMap(({ position, line, externalId, product }) =>
    product === null ? [{ position, line, external_id: externalId }] : [],
  );
  if (taken.length > 0) await stageTaken(db, JSON.stringify(taken), way);
  if (left.length > 0) {
    await sql`
      insert into seen
      select position, external_id, line, false, false
      from json_to_recordset(${JSON.stringify(left)}::json) as record (position integer, line integer, external_id text)`.execute(
      db,
    );
  }
}

async function stageTaken(
  db: Db,
  records: string,
  { now, takesAll }: { now: Date; takesAll: boolean },
): Promise<void> {
  const confirmedAt = new Date(now.getTime() - confirmedHours * 3_600_000);
  await sql`
    with i as materialized (
      select * from json_to_recordset(${records}::json)
        as record (position integer, line integer, ${sql.raw(incomingColumns)})),
    known as materialized (
      select i.position, ${isSameProduct} and p.feed = i.feed and not ${takesAll}::boolean as is_same,
        p.price_at is null or least(p.price_at, p.stock_at) < ${confirmedAt} as is_due
      from i join products p on p.external_id = i.external_id),
    noted as (
      insert into seen
      select i.position, i.external_id, i.line, true, coalesce(known.is_same and known.is_due, false)
      from i left join known on known.position = i.position)
    insert into incoming
    select i.* from i left join known on known.position = i.position
    where known.is_same is not true`.execute(db);
}

/** One row that a later one with the same id replaces. */
export interface ReplacedRow {
  externalId: string;
  line: number;
}

/**
 * Drops rows that a later row with the same id replaces (the last one wins, as with Google and Meta), and makes the tables
 * ready to be compared. Returns the first of them, and how many there are.
 */
export async function settleStaging(
  db: Db,
  listedAtMost: number,
): Promise<{ total: number; replaced: ReplacedRow[] }> {
  await sql`create index on seen (external_id)`.execute(db);
  await sql`create index on incoming (external_id)`.execute(db);
  await sql`create index on seen (position) where confirms`.execute(db);
  await sql`analyze seen`.execute(db);
  const { rows } = await sql<ReplacedRow & { total: number }>`
    with twice as (
      select external_id, max(position) as last from seen where is_taken group by external_id having count(*) > 1),
    replaced as (
      delete from seen using twice
      where seen.external_id = twice.external_id and seen.is_taken and seen.position < twice.last
      returning seen.position, seen.external_id, seen.line),
    dropped as (delete from incoming using replaced where incoming.position = replaced.position)
    select external_id as "externalId", line, (select count(*) from replaced)::integer as total
    from replaced order by line limit ${listedAtMost}`.execute(db);
  await sql`analyze incoming`.execute(db);
  return { total: rows[0]?.total ?? 0, replaced: rows.map(({ externalId, line }) => ({ externalId, line })) };
}

/** Copies the staged rows to where they survive this connection: the import waits for a person. */
export async function keepStaging(db: Db, importId: string): Promise<void> {
  await sql`
    insert into catalog_staged_rows (import_id, position, external_id, line, is_taken, product)
    select ${importId}, seen.position, seen.external_id, seen.line, seen.is_taken, to_jsonb(incoming)
    from seen left join incoming on incoming.position = seen.position`.execute(db);
}

/**
 * Brings kept rows back into staging; what the catalogue learned in the meantime is compared anew. Returns how many rows
 * another feed came to hold since.
 */
export async function reloadStaging(db: Db, importId: string): Promise<number> {
  await createStaging(db);
  await sql`
    insert into seen
    select position, external_id, line, is_taken, is_taken and product is null
    from catalog_staged_rows where import_id = ${importId}`.execute(db);
  await sql`
    insert into incoming
    select record.*
    from catalog_staged_rows kept, jsonb_to_record(kept.product)
      as record (position integer, line integer, ${sql.raw(incomingColumns)})
    where kept.import_id = ${importId} and kept.product is not null`.execute(db);
  await settleStaging(db, 0);
  return (await leaveHeld(db, 1)).total;
}
