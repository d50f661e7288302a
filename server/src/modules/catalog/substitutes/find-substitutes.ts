import { sql } from 'kysely';
import type { Trx } from '../../../platform/db/index.ts';
import { isBuyableSql } from '../buyable.ts';

/** How many of a category are kept for a product: the closest of all, and the closest that can be bought now. */
const similarKept = 12;
const variantsKept = 20;

/** How much of the likeness of two products is that of their titles, their brand and their price. Together 1. */
const weights = { title: 0.6, brand: 0.25, price: 0.15 };

/**
 * Looks for products that could stand in for some others: variants of the same group, then the same article (by GTIN, or by
 * brand and MPN), then the closest of the category. Kept are also those that are sold out now: when a post is read the
 * first that can be bought is taken, so nothing must be looked for again as stock comes and goes.
 */
export async function findSubstitutes(trx: Trx, productIds: readonly string[], now: Date): Promise<void> {
  const ids = [...new Set(productIds)].toSorted();
  if (ids.length === 0) return;
  // Also the lock under which one product is looked at once at a time.
  await sql`
    insert into substitute_searches (product_id, searched_at)
    select id, ${now} from unnest(${ids}::uuid[]) as id order by id
    on conflict (product_id) do update set searched_at = excluded.searched_at`.execute(trx);
  await trx.deleteFrom('substitutes').where('product_id', 'in', ids).execute();
  await sql`
    with gone as (
      select id, group_id, gtin, mpn, brand, category, title, price_amount, price_currency
      from products where id = any(${ids}::uuid[])),
    found as (
      ${candidates('variant', 1, sql`p.group_id = gone.group_id`, variantsKept)}
      union all
      ${candidates('same', 2, sql`p.gtin = gone.gtin`, variantsKept)}
      union all
      ${candidates('same', 2, sql`p.mpn = gone.mpn and lower(p.brand) = lower(gone.brand)`, variantsKept)}
      union all
      ${candidates('similar', 3, sql`p.category = gone.category`, similarKept)}
      union all
      ${candidates('similar', 3, sql`p.category = gone.category and ${isBuyableSql('p')}`, similarKept)}),
    once as (
      select distinct on (product_id, substitute_id) product_id, substitute_id, reason, step, likeness
      from found order by product_id, substitute_id, step)
    insert into substitutes (product_id, rank, substitute_id, reason)
    select product_id, row_number() over (partition by product_id order by step, likeness desc, substitute_id),
      substitute_id, reason
    from once`.execute(trx);
}

// What the shop does not sell any more comes back too seldom to be kept.
function candidates(reason: string, step: number, match: ReturnType<typeof sql>, kept: number) {
  return sql`(
    select gone.id as product_id, close.id as substitute_id, ${sql.lit(reason)} as reason, ${sql.lit(step)} as step, close.likeness
    from gone cross join lateral (
      select p.id, ${likeness} as likeness from products p
      where ${match} and p.id <> gone.id and p.missing_since is null and p.availability <> 'discontinued'
      order by likeness desc, p.id limit ${sql.lit(kept)}) as close)`;
}

const likeness = sql`(
  ${sql.lit(weights.title)} * similarity(lower(p.title), lower(gone.title))
  + ${sql.lit(weights.brand)} * coalesce(lower(p.brand) = lower(gone.brand), false)::int
  + ${sql.lit(weights.price)} * case
      when p.price_currency = gone.price_currency and greatest(p.price_amount, gone.price_amount) > 0
      then least(p.price_amount, gone.price_amount)::float / greatest(p.price_amount, gone.price_amount)
      else 0 end)`;
