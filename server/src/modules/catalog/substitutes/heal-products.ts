import { sql } from 'kysely';
import type { Db } from '../../../platform/db/index.ts';
import { refreshProducts } from '../announce-products.ts';
import { isBuyableSql } from '../buyable.ts';
import { findSubstitutes } from './find-substitutes.ts';

/** Tells which of some products posts show. */
export type FilterShown = (db: Db, productIds: readonly string[]) => Promise<string[]>;

/** Products looked for in one transaction. */
const batchSize = 50;

/**
 * After products changed: finds stand-ins for those that posts show, that cannot be bought, and that nothing which can be
 * bought stands in for yet. That may be the changed ones, or others that one of them stood in for or could stand in for.
 */
export async function healProducts(
  db: Db,
  changedIds: readonly string[] | null,
  { filterShown, now }: { filterShown: FilterShown; now: Date },
): Promise<{ healed: number }> {
  const candidates = changedIds === null ? await listSoldOut(db) : await listUnhealed(db, changedIds);
  const shown = await filterShown(db, candidates);
  for (let start = 0; start < shown.length; start += batchSize) {
    const batch = shown.slice(start, start + batchSize);
    await db.transaction().execute(async (trx) => {
      await findSubstitutes(trx, batch, now);
      await refreshProducts(trx, batch);
    });
  }
  return { healed: shown.length };
}

async function listUnhealed(db: Db, changedIds: readonly string[]): Promise<string[]> {
  if (changedIds.length === 0) return [];
  const ids = sql`any(${changedIds}::uuid[])`;
  const { rows } = await sql<{ id: string }>`
    with changed as (select id, group_id, gtin, mpn, category, ${isBuyableSql()} as is_buyable from products where id = ${ids}),
    back as (select * from changed where is_buyable),
    concerned as (
      select id from changed where not is_buyable
      union
      select product_id from substitutes where substitute_id in (select id from changed where not is_buyable)
      union
      select p.id from substitute_searches search join products p on p.id = search.product_id
      where p.group_id in (select group_id from back) or p.gtin in (select gtin from back)
        or p.mpn in (select mpn from back) or p.category in (select category from back))
    select p.id from concerned join products p on p.id = concerned.id
    where not ${isBuyableSql('p')} and not ${hasStandIn}`.execute(db);
  return rows.map(({ id }) => id);
}

async function listSoldOut(db: Db): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select p.id from products p where not ${isBuyableSql('p')} and not ${hasStandIn}`.execute(db);
  return rows.map(({ id }) => id);
}

const hasStandIn = sql`exists (
  select from substitutes s join products other on other.id = s.substitute_id
  where s.product_id = p.id and ${isBuyableSql('other')})`;
