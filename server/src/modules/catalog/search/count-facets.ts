import { sql, type RawBuilder } from 'kysely';
import { limits, type ProductFacets } from '@spark/contract';
import type { Db } from '../../../platform/db/index.ts';
import { choices, selectWithin, type Choice, type Selection } from './product-filter.ts';

/** Up to so many products are counted one by one; of more a sample of this size is counted, and the numbers projected. */
const countedAtMost = 1_600;

/**
 * A sample of fewer things than this, because they have dozens of variants or one has hundreds, is off by more than a
 * sixth. There a larger one is read besides, which takes five times as long.
 */
const fewThings = 40;
const countedOfFew = 8_000;

// As many as can be chosen, so that each choice is there to be taken back.
const brandsShown = limits.chosenBrands;
// More than any shelf of a shop has: who shows them chooses how many at once.
const categoriesShown = 300;
/** Ranges of the price end at these, in major units of a currency with two decimals. */
const priceSteps = [1_000, 2_500, 5_000, 10_000, 25_000, 50_000];
const ratingSteps = [4, 3, 2];

interface Counted {
  /** The part of all lots that the sample took; `null` where everything was counted. */
  share: number | null;
  things: number;
  total: number;
  buyable: number;
  prices: number[];
  ratings: number[];
  brands: { name: string; count: number }[] | null;
  categories: { name: string; count: number }[] | null;
}

/**
 * Counts the parts of a selection, each within all that is chosen otherwise. Variants of a group have one lot and are one
 * thing, which is in a part if any of them is there with all that is chosen.
 */
export async function countFacets(db: Db, selection: Selection): Promise<ProductFacets> {
  const counted = await count(db, selection, countedAtMost);
  const isPoor = counted.share !== null && counted.things < fewThings;
  return project(isPoor ? await count(db, selection, countedOfFew) : counted, selection.filter.category);
}

async function count(db: Db, selection: Selection, atMost: number): Promise<Counted> {
  const chosen = Object.entries(choices(selection.filter)).flatMap(([choice, holds]) =>
    holds === null ? [] : [{ choice, column: `${choice}_pass`, holds }],
  );
  const others = (own: Choice | null) => passAll(chosen.filter(({ choice }) => choice !== own));
  const { category, brand: chosenBrands = [] } = selection.filter;
  const depth = category === undefined ? 1 : category.split(' > ').length + 1;
  const sample = selectWithin(db, selection)
    .select([
      'lot',
      'brand',
      sql<string>`nullif(split_part(category, ' > ', ${depth}), '')`.as('part'),
      'price_amount',
      'rating',
      'is_buyable',
      ...chosen.map(({ column, holds }) => sql<boolean>`coalesce(${holds}, false)`.as(column)),
    ])
    .orderBy('lot')
    .limit(atMost + 1);
  // The thing at which a sample ends may have variants beyond: it is left out, and tells which share of all lots was taken.
  const { rows } = await sql<Counted>`
    with sample as materialized (${sample}),
    cut as materialized (select max(lot) as lot from sample having count(*) > ${sql.lit(atMost)}),
    brands as (
      select brand as name, count(*)::integer as count
      from (select distinct brand, lot from sample where brand is not null and ${others('brands')} and ${isWhole}) things
      group by brand order by brand = any(${chosenBrands}::text[]) desc, count desc, brand limit ${brandsShown}),
    categories as (
      select part as name, count(*)::integer as count
      from (select distinct part, lot from sample where part is not null and ${others(null)} and ${isWhole}) things
      group by part order by count desc, part limit ${categoriesShown}),
    things as (
      select
        bool_or(${others(null)}) as is_chosen,
        bool_or(is_buyable and ${others('buyable')}) as is_buyable,
        bit_or(1 << width_bucket(price_amount, ${rangeStarts})) filter (where ${others('prices')}) as price_ranges,
        max(rating) filter (where ${others('ratings')}) as rating
      from sample where ${isWhole} group by lot)
    select
      (select ${reached} from cut) as share,
      count(*)::integer as things,
      ${countOf(sql`is_chosen`)} as total,
      ${countOf(sql`is_buyable`)} as buyable,
      array[${sql.join(priceRanges.map((_, index) => countOf(sql`price_ranges & ${sql.lit(2 << index)} <> 0`)))}] as prices,
      array[${sql.join(ratingSteps.map((stars) => countOf(sql`rating >= ${sql.lit(stars * 100)}`)))}] as ratings,
      (select json_agg(brands) from brands) as brands,
      (select json_agg(categories) from categories) as categories
    from things`.execute(db);
  const [counted] = rows;
  if (counted === undefined) throw new Error('A count gave no row.');
  return counted;
}

function passAll(columns: readonly { column: string }[]): RawBuilder<unknown> {
  if (columns.length === 0) return sql`true`;
  return sql.join(
    columns.map(({ column }) => sql.ref(column)),
    sql` and `,
  );
}

/** How far among all lots one is; they are drawn from all integers of 64 bits. */
const reached = sql<number>`(lot + 2::float8 ^ 63) / 2::float8 ^ 64`;

const isWhole = sql<boolean>`lot is distinct from (select lot from cut)`;

function countOf(holds: RawBuilder<unknown>): RawBuilder<number> {
  return sql`count(*) filter (where ${holds})::integer`;
}

const priceRanges = [...priceSteps, null].map((max, index) => ({
  min: index === 0 ? null : (priceSteps[index - 1] ?? null),
  // The next range begins where this one ends.
  max: max === null ? null : max - 1,
}));

/** The ranges have the numbers from one on; what a thing costs in any of its variants are bits of one number. */
const rangeStarts = sql`array[${sql.join(priceRanges.map(({ min }) => sql.lit(min ?? 0)))}]::bigint[]`;

function project(counted: Counted, category: string | undefined): ProductFacets {
  const isExact = counted.share === null;
  const all = (count: number) => (counted.share === null ? count : roundTo(count / counted.share));
  return {
    isExact,
    total: all(counted.total),
    categories: (counted.categories ?? []).map(({ name, count }) => ({
      name,
      category: category === undefined ? name : `${category} > ${name}`,
      count: all(count),
    })),
    brands: (counted.brands ?? []).map(({ name, count }) => ({ brand: name, count: all(count) })),
    prices: priceRanges.map((range, index) => ({ ...range, count: all(counted.prices[index] ?? 0) })),
    ratings: ratingSteps.map((min, index) => ({ min, count: all(counted.ratings[index] ?? 0) })),
    buyable: all(counted.buyable),
  };
}

// Two digits are what a sample of this size knows.
function roundTo(count: number): number {
  return count < 100 ? Math.round(count) : Number(count.toPrecision(2));
}
