import { sql } from 'kysely';
import type { Trx } from '../../../platform/db/index.ts';
import { isAbsent } from './compare-staged.ts';

/** Columns an import writes besides price and stock. */
const factColumns = [
  'group_id',
  'title',
  'description',
  'brand',
  'gtin',
  'mpn',
  'category',
  'url',
  'image_links',
  'media_ids',
  'attributes',
  'feed',
  'missing_since',
  'missing_imports',
  'unlisted_at',
] as const;

const priceColumns = [
  'price_amount',
  'price_currency',
  'price_at',
  'sale_price_amount',
  'sale_starts_at',
  'sale_ends_at',
] as const;

const stockColumns = ['availability', 'quantity', 'stock_at'] as const;

const writtenColumns = [...factColumns, ...priceColumns, ...stockColumns];

function writtenValues(alias: string) {
  const pairs = writtenColumns.map((column) => sql`${sql.lit(column)}, ${sql.ref(`${alias}.${column}`)}`);
  return sql`jsonb_build_object(${sql.join(pairs)})`;
}

/** Keeps what the products of `incoming` are before the merge changes them. */
export async function noteIncoming(trx: Trx, importId: string): Promise<void> {
  await sql`
    insert into catalog_import_changes (import_id, product_id, before)
    select ${importId}, coalesce(p.id, i.id), case when p.id is not null then ${writtenValues('p')} end
    from incoming i left join products p on p.external_id = i.external_id`.execute(trx);
}

/** Keeps what the products are that go missing, or stay so. */
export async function noteAbsent(trx: Trx, importId: string, feed: string): Promise<void> {
  await sql`
    insert into catalog_import_changes (import_id, product_id, before)
    select ${importId}, p.id, ${writtenValues('p')}
    from products p where ${isAbsent(feed)} and p.unlisted_at is null
    on conflict do nothing`.execute(trx);
}

/**
 * Makes the products what they were before an import. Price and stock that the shop stated after the import began are newer
 * and stay, and so does what another feed has taken over. What the import added is not deleted, it is not listed any more. Returns how many products it touched.
 */
export async function takeBack(
  trx: Trx,
  { importId, feed, startedAt, now }: { importId: string; feed: string; startedAt: Date; now: Date },
): Promise<{ restored: number; unlisted: number }> {
  const unless = (column: 'price_at' | 'stock_at', columns: readonly string[]) =>
    columns.map((name) => {
      const ref = sql.ref(name);
      return sql`${ref} = case when p.${sql.ref(column)} > ${startedAt} then p.${ref} else b.${ref} end`;
    });
  const assignments = [
    ...factColumns.map((column) => sql`${sql.ref(column)} = b.${sql.ref(column)}`),
    ...unless('price_at', priceColumns),
    ...unless('stock_at', stockColumns),
  ];
  // In the order of every other writer.
  await sql`
    select count(*) from (
      select 1 from products
      where id in (select product_id from catalog_import_changes where import_id = ${importId})
      order by external_id
      for no key update) locked`.execute(trx);
  const restored = await sql`
    update products p set ${sql.join(assignments)}, updated_at = ${now}
    from catalog_import_changes c, jsonb_populate_record(null::products, c.before) b
    where c.import_id = ${importId} and c.before is not null and p.id = c.product_id and p.feed = ${feed}`.execute(
    trx,
  );
  const unlisted = await sql`
    update products p set missing_since = coalesce(p.missing_since, ${now}::timestamptz), unlisted_at = ${now}, updated_at = ${now}
    from catalog_import_changes c
    where c.import_id = ${importId} and c.before is null and p.id = c.product_id and p.feed = ${feed}`.execute(
    trx,
  );
  return { restored: Number(restored.numAffectedRows ?? 0), unlisted: Number(unlisted.numAffectedRows ?? 0) };
}
