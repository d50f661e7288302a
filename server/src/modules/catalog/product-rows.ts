import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import { selectProducts, type ProductRow } from './products.queries.ts';

/** A product, and which version of its row was seen in the list it is shown in. */
export interface RowVersion {
  id: string;
  version: string;
}

/** Whole rows of products, of which those that did not change are kept from one list to the next. */
export interface ProductRows {
  load(db: Db, wanted: readonly RowVersion[]): Promise<ProductRow[]>;
}

/** The rows of so many products are kept: some 10 MB. */
const keptRows = 5_000;

/**
 * The version of a row: the transaction that wrote it. Whatever changes of a product (stock, price, rating, words) is a new
 * one, so a row that is kept is as live as one that is read.
 */
export const rowVersion = sql<string>`products.xmin::text`;

/** Makes a place to keep rows in, for one process. */
export function createProductRows(): ProductRows {
  // In the order of their last use.
  const kept = new Map<string, { version: string; row: ProductRow }>();

  function find({ id, version }: RowVersion): ProductRow | undefined {
    const known = kept.get(id);
    if (known?.version !== version) return undefined;
    kept.delete(id);
    kept.set(id, known);
    return known.row;
  }

  async function load(db: Db, wanted: readonly RowVersion[]): Promise<ProductRow[]> {
    const found = new Map(wanted.map((one) => [one.id, find(one)]));
    const missing = wanted.filter(({ id }) => found.get(id) === undefined).map(({ id }) => id);
    if (missing.length > 0) {
      const rows = await selectProducts(db)
        .select(rowVersion.as('version'))
        .where('products.id', 'in', missing)
        .execute();
      for (const { version, ...row } of rows) {
        found.set(row.id, row);
        kept.set(row.id, { version, row });
      }
      for (const id of kept.keys()) {
        if (kept.size <= keptRows) break;
        kept.delete(id);
      }
    }
    return wanted.flatMap(({ id }) => found.get(id) ?? []);
  }

  return { load };
}

/** The versions of products by id, in the order of the ids. */
export async function findVersions(db: Db, ids: readonly string[]): Promise<RowVersion[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('products')
    .select(['id', rowVersion.as('version')])
    .where('id', 'in', ids)
    .execute();
  const versions = new Map(rows.map(({ id, version }) => [id, version]));
  return ids.flatMap((id) => {
    const version = versions.get(id);
    return version === undefined ? [] : [{ id, version }];
  });
}
