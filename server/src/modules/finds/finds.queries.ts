import { sql } from 'kysely';
import { prepared, type Db } from '../../platform/db/index.ts';
import { isBuyableSql } from '../catalog/index.ts';
import type { Reader } from '../relations/index.ts';
import { isThemeShownTo } from './visible-themes.ts';

/**
 * Where a product stands in the stream of a day. `mix` is a hash of day and product, as text: its 64 bits are too many for a
 * number.
 */
export interface FindPlace {
  /** The UTC day, as whole days since 1970. */
  day: number;
  age: number;
  mix: string;
  id: string;
}

/** A product of the stream, with the theme it came into last. */
export interface FindRow {
  product_id: string;
  age: number;
  mix: string;
  slug: string;
  title: string;
  added_at: Date;
}

/** What is older than a week is mixed with all that is. */
const oldestDays = 7;
const dayMs = 86_400_000;

/**
 * Products of all themes the reader is led to that can be bought now, each once, one more than asked for.
 *
 * First by the days since a product came into Finds, so that what is new is met first and whoever comes daily finds what was
 * put there since; within a day by a hash of today and the product, so that themes are mixed and what is older than a week
 * is another shop window every morning. Both follow from when it came, the product and the day the cursor carries:
 * nothing that is added or sold while somebody reads moves the rest, so pages neither repeat nor skip.
 */
export async function selectFinds(
  db: Db,
  { day, after, limit, reader }: { day: number; after: FindPlace | null; limit: number; reader: Reader },
): Promise<FindRow[]> {
  const shown = db
    .selectFrom('lists')
    .innerJoin('themes', 'themes.list_id', 'lists.id')
    .select(['lists.id', 'lists.title', 'themes.slug', 'themes.published_at'])
    .where(isThemeShownTo(reader));
  const date = new Date(day * dayMs).toISOString().slice(0, 10);
  const rest =
    after === null
      ? sql`true`
      : sql`(age, mix, product_id) > (${after.age}::integer, ${after.mix}::bigint, ${after.id}::uuid)`;
  const { rows } = await sql<FindRow>`${prepared}
    with shown as materialized (${shown}),
    -- an old thing of a list that is put into Finds today came there today
    came as (
      select item.product_id, min(greatest(item.created_at, shown.published_at)) as at
      from shown join list_items item on item.list_id = shown.id
      where item.product_id is not null
      group by item.product_id),
    placed as (
      select product_id,
        least(${oldestDays}::integer, greatest(0, ${date}::date - (at at time zone 'UTC')::date)) as age,
        uuid_hash_extended(product_id, ${day}::bigint) as mix
      from came),
    page as (
      select placed.*
      from (select * from placed where ${rest} order by age, mix, product_id) as placed
      -- looked at one by one until the page is full: of thousands in order, only so many are asked whether they can be bought
      cross join lateral (
        select from products where products.id = placed.product_id and products.unlisted_at is null and ${isBuyableSql()}
        offset 0) as buyable
      order by age, mix, product_id
      limit ${limit + 1})
    select page.product_id, page.age, page.mix::text as mix, latest.slug, latest.title, latest.added_at
    from page
    cross join lateral (
      select shown.slug, shown.title, greatest(item.created_at, shown.published_at) as added_at
      from list_items item join shown on shown.id = item.list_id
      where item.product_id = page.product_id
      order by 3 desc, item.id desc
      limit 1) as latest
    order by page.age, page.mix, page.product_id`.execute(db);
  return rows;
}

/** The UTC day of a moment, as whole days since 1970. */
export function dayOf(now: Date): number {
  return Math.floor(now.getTime() / dayMs);
}
