import { sql } from 'kysely';
import type { Db } from '../../../platform/db/index.ts';
import type { DiffExamples, FieldChange, ProductExample } from './import-report.ts';

/** Examples shown of each kind of difference. */
const exampleCount = 5;

/** Columns whose difference makes a product "changed"; times of confirmation move with every import and do not count. */
const comparedColumns = [
  'title',
  'description',
  'price_amount',
  'price_currency',
  'sale_price_amount',
  'sale_starts_at',
  'sale_ends_at',
  'availability',
  'quantity',
  'group_id',
  'brand',
  'gtin',
  'mpn',
  'category',
  'url',
  'image_links',
  'attributes',
] as const;

/** How a staged feed differs from the catalogue. */
export interface StagedDiff {
  added: number;
  changed: number;
  unchanged: number;
  missing: number;
  /** Products this feed brought so far and that are still listed: what `missing` is to be measured by. */
  known: number;
}

const sides = (alias: 'i' | 'p') => sql.join(comparedColumns.map((column) => sql.ref(`${alias}.${column}`)));

// A product that had gone missing and is back has changed, too.
const isChanged = sql<boolean>`((${sides('i')}) is distinct from (${sides('p')}) or p.missing_since is not null)`;

/** Compares the staged feed with the catalogue. */
export async function compareStaged(db: Db, feed: string): Promise<StagedDiff> {
  const { rows } = await sql<StagedDiff>`
    select
      count(*) filter (where p.id is null) as added,
      count(*) filter (where p.id is not null and ${isChanged}) as changed,
      count(*) filter (where p.id is not null and not ${isChanged}) as unchanged,
      (select count(*) from products p where ${isMissing(feed)}) as missing,
      (select count(*) from products p where p.feed = ${feed} and p.missing_since is null) as known
    from incoming i left join products p on p.external_id = i.external_id`.execute(db);
  return rows[0] ?? { added: 0, changed: 0, unchanged: 0, missing: 0, known: 0 };
}

/** Whether product `p` came from this feed before and is in none of its rows now, not even in a rejected one. */
export function isMissing(feed: string) {
  return sql<boolean>`(
    p.feed = ${feed} and p.missing_since is null
    and not exists (select from incoming i where i.external_id = p.external_id)
    and not exists (select from rejected r where r.external_id = p.external_id))`;
}

/** A few products of each kind of difference. */
export async function findExamples(db: Db, feed: string): Promise<DiffExamples> {
  const added = await sql<ProductExample>`
    select i.external_id as "externalId", i.title
    from incoming i left join products p on p.external_id = i.external_id
    where p.id is null order by i.position limit ${exampleCount}`.execute(db);
  const changed = await sql<ProductExample & { before: FieldValues; after: FieldValues }>`
    select i.external_id as "externalId", i.title, ${asObject('p')} as before, ${asObject('i')} as after
    from incoming i join products p on p.external_id = i.external_id
    where ${isChanged} order by i.position limit ${exampleCount}`.execute(db);
  const missing = await sql<ProductExample>`
    select p.external_id as "externalId", p.title
    from products p where ${isMissing(feed)} order by p.external_id limit ${exampleCount}`.execute(db);
  return {
    added: added.rows,
    changed: changed.rows.map(({ externalId, title, before, after }) => ({
      externalId,
      title,
      changes: listChanges(before, after),
    })),
    missing: missing.rows,
  };
}

type FieldValues = Record<string, unknown>;

function asObject(alias: 'i' | 'p') {
  const pairs = comparedColumns.map((column) => sql`${sql.lit(column)}, ${sql.ref(`${alias}.${column}`)}`);
  return sql`jsonb_build_object(${sql.join(pairs)})`;
}

function listChanges(before: FieldValues, after: FieldValues): FieldChange[] {
  const changes = comparedColumns
    .filter((column) => JSON.stringify(before[column]) !== JSON.stringify(after[column]))
    .map((column) => ({ field: column, before: before[column], after: after[column] }));
  return changes.length > 0 ? changes : [{ field: 'listed', before: false, after: true }];
}
