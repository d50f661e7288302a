import { sql } from 'kysely';
import { statement, type Db } from '../../platform/db/index.ts';

/** How somebody outside names a product: each name is tried in this order, and whatever is empty is passed over. */
export interface ProductName {
  /** What the shop's feed calls it. */
  externalId: string;
  gtin: string;
  /** The shop's number for it, or its maker's. */
  sku: string;
}

const askNamed = statement<{ name: string; way: number; ids: string[] }>(sql`
  select name, way, array_agg(distinct id::text) as ids from (
    select external_id as name, 1 as way, id from products where external_id = any($1::text[])
    union all select gtin, 2, id from products where gtin = any($2::text[])
    union all select external_id, 3, id from products where external_id = any($3::text[])
    union all select mpn, 4, id from products where mpn = any($3::text[])
  ) as named group by name, way`);

/**
 * The ids of products by how they are named, in the order given; `null` for a name nothing has, and a number for how many
 * products have a name that is not one product's alone.
 */
export async function findNamedProducts(
  db: Db,
  names: readonly ProductName[],
): Promise<(string | number | null)[]> {
  const rows = await askNamed(db, [
    names.map(({ externalId }) => externalId),
    names.map(({ gtin }) => gtin),
    names.map(({ sku }) => sku),
  ]);
  const found = new Map(rows.map(({ name, way, ids }) => [`${way} ${name}`, ids]));
  return names.map(({ externalId, gtin, sku }) => {
    const candidates = [`1 ${externalId}`, `2 ${gtin}`, `3 ${sku}`, `4 ${sku}`]
      .filter((key) => key.length > '1 '.length)
      .map((key) => found.get(key))
      .filter((ids) => ids !== undefined);
    const alone = candidates.find((ids) => ids.length === 1);
    return alone?.[0] ?? candidates[0]?.length ?? null;
  });
}
