import { sql } from 'kysely';

/** Columns whose difference makes a product "changed"; times of confirmation move with every import and do not count. */
export const comparedColumns = [
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

const sides = (alias: 'i' | 'p') => sql.join(comparedColumns.map((column) => sql.ref(`${alias}.${column}`)));

/** Whether an incoming row `i` says of product `p` what the catalogue knows; one that is back from missing has changed. */
export const isSameProduct = sql<boolean>`(
  (${sides('i')}) is not distinct from (${sides('p')}) and p.missing_since is null)`;

/** The compared columns of one side as an object. */
export function comparedValues(alias: 'i' | 'p') {
  const pairs = comparedColumns.map((column) => sql`${sql.lit(column)}, ${sql.ref(`${alias}.${column}`)}`);
  return sql`jsonb_build_object(${sql.join(pairs)})`;
}
