import { sql } from 'kysely';
import type { Trx } from '../../platform/db/index.ts';
import { isBuyableSql } from './buyable.ts';

/** Whether any post shows product `p`, or could show it in the place of another: nobody who follows changes knows the others. */
const isShown = sql<boolean>`(
  exists (select from tags where tags.product_id = p.id)
  or exists (select from post_products where post_products.product_id = p.id)
  or exists (select from poll_options where poll_options.product_id = p.id)
  or exists (select from substitutes where substitutes.substitute_id = p.id))`;

/** Tells of products that may be had otherwise than before, as far as posts show them. */
export async function tellProducts(trx: Trx, productIds: readonly string[]): Promise<void> {
  if (productIds.length === 0) return;
  await sql`
    insert into changes (topic, subject)
    select 'product', p.id from products p where p.id = any(${productIds}::uuid[]) and ${isShown}
    order by p.id
  `.execute(trx);
}

/** Does something that may concern any product, and tells which of those that posts show flipped by it. */
export async function tellFlips<T>(trx: Trx, write: () => Promise<T>): Promise<T> {
  await sql`
    create temporary table shown_before on commit drop as
    select p.id, ${isBuyableSql('p')} as was_buyable from products p where ${isShown}
  `.execute(trx);
  const result = await write();
  await sql`
    insert into changes (topic, subject)
    select 'product', p.id from shown_before join products p using (id)
    where shown_before.was_buyable <> ${isBuyableSql('p')}
    order by p.id
  `.execute(trx);
  await sql`drop table shown_before`.execute(trx);
  return result;
}
