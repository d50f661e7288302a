import type { ProductCard, SubstituteReason } from '@spark/contract';
import { sql } from 'kysely';
import { prepared, type Db } from '../../../platform/db/index.ts';
import { isBuyableSql } from '../buyable.ts';
import { selectCards } from '../products.queries.ts';
import { productCardView } from '../products.view.ts';

/** A product that stands in for another one, and why it may. */
export interface StandIn {
  product: ProductCard;
  reason: SubstituteReason;
}

/** A product that could stand in for another one, whether it can be bought or not. */
export interface Substitute {
  id: string;
  reason: SubstituteReason;
}

/** Candidates read for each product: the first may be in the post already. */
const maxRank = 60;

/** For each of some products those that can be bought now in its place, best first. */
export async function loadStandIns(
  db: Db,
  productIds: readonly string[],
  now: Date,
): Promise<Map<string, StandIn[]>> {
  if (productIds.length === 0) return new Map();
  const rows = await selectCards(db)
    .innerJoin('substitutes', 'substitutes.substitute_id', 'products.id')
    .select(['substitutes.product_id as stands_for', 'substitutes.reason'])
    .where('substitutes.product_id', 'in', productIds)
    .where('substitutes.rank', '<=', maxRank)
    .where(isBuyableSql())
    .orderBy('substitutes.product_id')
    .orderBy('substitutes.rank')
    .execute();
  const byProduct = Map.groupBy(rows, (row) => row.stands_for);
  return new Map(
    [...byProduct].map(([id, candidates]) => [
      id,
      candidates.map((row) => ({ product: productCardView(row, now), reason: row.reason })),
    ]),
  );
}

/** For each of some products those that could stand in for it, best first; products without any have an empty list. */
export async function selectSubstitutes(
  db: Db,
  productIds: readonly string[],
): Promise<Map<string, readonly Substitute[]>> {
  const { rows } = await sql<{ id: string; list: Substitute[] }>`${prepared}
    select wanted.id, coalesce((
      select json_agg(json_build_object('id', s.substitute_id, 'reason', s.reason) order by s.rank)
      from substitutes s where s.product_id = wanted.id and s.rank <= ${sql.lit(maxRank)}), '[]') as list
    from unnest(${productIds}::uuid[]) as wanted (id)`.execute(db);
  return new Map(rows.map(({ id, list }) => [id, list]));
}
