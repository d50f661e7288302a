import { sql } from 'kysely';
import type { Db } from '../../../platform/db/index.ts';
import { formatFeedPrice } from '../feed/currency.ts';
import { importsUntilUnlisted } from './safety-rail.policy.ts';
import { comparedColumns, comparedValues, isSameProduct } from './compared-columns.ts';
import type { DiffExamples, FieldChange, ProductExample } from './import-report.ts';

/** Examples shown of what is new or different. */
const exampleCount = 5;

/** Of what goes missing more are shown: a person decides by them whether the feed is right. */
const missingExampleCount = 20;

/** How a staged feed differs from the catalogue. */
export interface StagedDiff {
  added: number;
  changed: number;
  unchanged: number;
  missing: number;
  unlisted: number;
  /** Products of the feed that were another one's until now. */
  takenOver: number;
  /** Products this feed brought so far and that are still for sale: what `missing` is to be measured by. */
  known: number;
}

/** Compares the staged feed with the catalogue. */
export async function compareStaged(db: Db, feed: string): Promise<StagedDiff> {
  const { rows } = await sql<StagedDiff & { taken: number }>`
    with absent as (
      select
        count(*) filter (where p.missing_since is null)::integer as missing,
        count(*) filter (where p.unlisted_at is null and p.missing_imports + 1 >= ${importsUntilUnlisted})::integer as unlisted
      from products p where ${isAbsent(feed)})
    select
      count(*) filter (where p.id is null)::integer as added,
      count(*) filter (where p.id is not null and not ${isSameProduct})::integer as changed,
      count(*) filter (where p.feed <> ${feed})::integer as "takenOver",
      (select count(*) from seen where is_taken)::integer as taken,
      (select missing from absent), (select unlisted from absent),
      (select count(*) from products p where p.feed = ${feed} and p.missing_since is null)::integer as known
    from incoming i left join products p on p.external_id = i.external_id`.execute(db);
  const {
    taken = 0,
    added = 0,
    changed = 0,
    missing = 0,
    unlisted = 0,
    known = 0,
    takenOver = 0,
  } = rows[0] ?? {};
  return { added, changed, unchanged: taken - added - changed, missing, unlisted, known, takenOver };
}

/** Whether product `p` came from this feed before and is in none of its rows now, not even in one that was left out. */
export function isAbsent(feed: string) {
  return sql<boolean>`(
    p.feed = ${feed} and not exists (select from seen where seen.external_id = p.external_id))`;
}

/** A few products of each kind of difference. */
export async function findExamples(db: Db, feed: string): Promise<DiffExamples> {
  const added = await sql<ProductExample & { amount: number; currency: string }>`
    select i.external_id as "externalId", i.title, i.price_amount as amount, i.price_currency as currency
    from incoming i left join products p on p.external_id = i.external_id
    where p.id is null order by i.position limit ${exampleCount}`.execute(db);
  const changed = await sql<ProductExample & { before: FieldValues; after: FieldValues }>`
    select i.external_id as "externalId", i.title, ${comparedValues('p')} as before, ${comparedValues('i')} as after
    from incoming i join products p on p.external_id = i.external_id
    where not ${isSameProduct} order by i.position limit ${exampleCount}`.execute(db);
  const missing = await sql<ProductExample>`
    select p.external_id as "externalId", p.title
    from products p where p.missing_since is null and ${isAbsent(feed)}
    order by p.external_id limit ${missingExampleCount}`.execute(db);
  return {
    added: added.rows.map(({ externalId, title, amount, currency }) => ({
      externalId,
      title,
      price: formatFeedPrice(amount, currency),
    })),
    changed: changed.rows.map(({ externalId, title, before, after }) => ({
      externalId,
      title,
      changes: listChanges(before, after),
    })),
    missing: missing.rows,
  };
}

type FieldValues = Record<string, unknown>;

function listChanges(before: FieldValues, after: FieldValues): FieldChange[] {
  const changes = comparedColumns
    .filter((column) => JSON.stringify(before[column]) !== JSON.stringify(after[column]))
    .map((column) => ({ field: column, before: before[column], after: after[column] }));
  return changes.length > 0 ? changes : [{ field: 'listed', before: false, after: true }];
}
