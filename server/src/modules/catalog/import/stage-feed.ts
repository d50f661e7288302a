import { sql } from 'kysely';
import type { Db } from '../../../platform/db/index.ts';
import { incomingColumns, toIncoming, type CatalogProduct } from '../catalog-product.ts';
import { FeedError } from '../feed/feed-error.ts';
import type { FeedProduct, FeedRow } from '../feed/feed-row.ts';
import { rowIssue } from '../feed/row-issue.ts';
import type { IssueLog } from './issue-log.ts';

/** Rows sent to the database at once. */
const batchRows = 1_000;

/** How many replaced rows are reported one by one. */
const maxListedDuplicates = 1_000;

/** What staging counted. */
export interface StagedCounts {
  rows: number;
  rejected: number;
  duplicates: number;
}

/**
 * Reads all of a feed into temporary tables of this connection: `incoming` holds one row per product, `rejected` the ids of
 * rows with errors, whose products must not count as missing. The catalogue is not touched.
 */
export async function stageFeed(
  db: Db,
  batches: AsyncIterable<FeedRow[]>,
  way: { feed: string; now: Date; issues: IssueLog; onRows: (counts: StagedCounts) => void },
): Promise<StagedCounts> {
  await createStagingTables(db);
  const counts: StagedCounts = { rows: 0, rejected: 0, duplicates: 0 };
  let waiting: FeedRow[] = [];

  for await (const rows of batches) {
    for (const row of rows) way.issues.add(row.issues);
    waiting.push(...rows);
    while (waiting.length >= batchRows) {
      await stageRows(db, waiting.slice(0, batchRows), counts, way);
      waiting = waiting.slice(batchRows);
      way.onRows(counts);
    }
  }
  await stageRows(db, waiting, counts, way);
  way.onRows(counts);

  if (counts.rows === counts.rejected) {
    throw new FeedError('no_valid_rows', `None of the ${counts.rows} rows could be taken.`, {
      hint: 'the first issues tell why',
    });
  }
  await sql`create index on incoming (external_id)`.execute(db);
  counts.duplicates = await dropReplacedRows(db, way.issues);
  await sql`analyze incoming`.execute(db);
  return counts;
}

/** Drops the temporary tables of this connection. */
export async function dropStagingTables(db: Db): Promise<void> {
  await sql`drop table if exists pg_temp.incoming, pg_temp.rejected, pg_temp.kept_pictures`.execute(db);
}

async function createStagingTables(db: Db): Promise<void> {
  await dropStagingTables(db);
  await sql`create temporary table incoming (position integer, line integer, ${sql.raw(incomingColumns)})`.execute(
    db,
  );
  await sql`create temporary table rejected (external_id text)`.execute(db);
}

async function stageRows(
  db: Db,
  rows: FeedRow[],
  counts: StagedCounts,
  { feed, now }: { feed: string; now: Date },
): Promise<void> {
  const records = rows.flatMap((row, index) =>
    row.product === null
      ? []
      : [
          {
            position: counts.rows + index,
            line: row.line,
            ...toIncoming(toCatalogProduct(row.product, feed, now), now),
          },
        ],
  );
  if (records.length > 0) {
    await sql`
      insert into incoming
      select * from json_to_recordset(${JSON.stringify(records)}::json)
        as record (position integer, line integer, ${sql.raw(incomingColumns)})`.execute(db);
  }
  const rejectedIds = rows.flatMap((row) =>
    row.product === null && isStorable(row.externalId) ? [row.externalId] : [],
  );
  if (rejectedIds.length > 0) {
    await sql`insert into rejected select * from unnest(${rejectedIds}::text[])`.execute(db);
  }
  counts.rows += rows.length;
  counts.rejected += rows.length - records.length;
}

function isStorable(externalId: string | null): externalId is string {
  return externalId !== null && !externalId.includes('\0') && externalId.isWellFormed();
}

/** A row of a feed, known at the moment its import began: what the shop pushed after that is newer. */
export function toCatalogProduct(product: FeedProduct, feed: string, now: Date): CatalogProduct {
  const { link, imageLink, additionalImageLinks, ...facts } = product;
  return {
    ...facts,
    url: link,
    imageLinks: [imageLink, ...additionalImageLinks],
    mediaIds: [],
    priceAt: now,
    stockAt: now,
    feed,
  };
}

// The last row wins, as with Google and Meta.
async function dropReplacedRows(db: Db, issues: IssueLog): Promise<number> {
  const { rows } = await sql<{ external_id: string; line: number; total: number }>`
    with replaced as (
      delete from incoming where position in (
        select position
        from (select position, row_number() over (partition by external_id order by position desc) as rank from incoming)
        where rank > 1)
      returning external_id, line)
    select external_id, line, (select count(*) from replaced) as total
    from replaced order by line limit ${maxListedDuplicates}`.execute(db);
  issues.add(
    rows.map(({ external_id: externalId, line }) => ({
      ...rowIssue('duplicate_id', {
        line,
        field: 'id',
        value: externalId,
        severity: 'warning',
        reason: 'is used again further down; the last row with it was taken',
        hint: 'give every variant an id of its own',
      }),
      externalId,
    })),
  );
  return rows[0]?.total ?? 0;
}
