import { sql, type RawBuilder } from 'kysely';
import { limits, type ProductFacets } from '@spark/contract';
import type { Db } from '../../../platform/db/index.ts';
import { choices, selectWithin, type Choice, type Selection } from './product-filter.ts';

/** Up to so many products are counted one by one; of more a sample of this size is counted, and the numbers projected. */
export const countedAtMost = 1_600;

/** Lots are drawn from all integers. */
const firstLot = -(2 ** 31);
const lots = 2 ** 32;

// As many as can be chosen, so that each choice is there to be taken back.
const brandsShown = limits.chosenBrands;
const categoriesShown = 60;
/** Ranges of the price end at these, in major units of a currency with two decimals. */
const priceSteps = [1_000, 2_500, 5_000, 10_000, 25_000, 50_000];
const ratingSteps = [4, 3, 2];

interface Counted {
  rows: number;
  last_lot: number | null;
  total: number;
  buyable: number;
  prices: number[];
  ratings: number[];
  brands: { name: string; count: number }[] | null;
  categories: { name: string; count: number }[] | null;
}

/** Counts the parts of a selection, each within all that is chosen otherwise. */
export async function countFacets(db: Db, selection: Selection): Promise<ProductFacets> {
  const chosen = choices(selection.filter);
  const passes = (choice: Choice) => chosen[choice] ?? sql<boolean>`true`;
  const { category, brand: chosenBrands = [] } = selection.filter;
  const depth = category === undefined ? 1 : category.split(' > ').length + 1;
  const sample = selectWithin(db, selection)
    .select([
      'lot',
      'brand',
      'category',
      'price_amount',
      'rating',
      'is_buyable',
      passes('brands').as('brand_passes'),
      sql<boolean>`coalesce(${passes('prices')}, false)`.as('price_passes'),
      passes('ratings').as('rating_passes'),
      passes('buyable').as('buyable_passes'),
    ])
    .orderBy('lot')
    .limit(countedAtMost + 1);
  const { rows } = await sql<Counted>`
    with sample as materialized (${sample}),
    brands as (
      select brand as name, count(*)::integer as count from sample
      where brand is not null and ${others('brands')}
      group by brand order by brand = any(${chosenBrands}::text[]) desc, count desc, brand limit ${brandsShown}),
    categories as (
      select split_part(category, ' > ', ${depth}) as name, count(*)::integer as count from sample
      where split_part(category, ' > ', ${depth}) <> '' and ${others(null)}
      group by 1 order by count desc, name limit ${categoriesShown})
    select
      count(*)::integer as rows, max(lot) as last_lot,
      count(*) filter (where ${others(null)})::integer as total,
      count(*) filter (where is_buyable and ${others('buyable')})::integer as buyable,
      array[${sql.join(priceRanges.map(countPrice))}] as prices,
      array[${sql.join(ratingSteps.map((stars) => sql`count(*) filter (where rating >= ${sql.lit(stars * 100)} and ${others('ratings')})::integer`))}] as ratings,
      (select json_agg(brands) from brands) as brands,
      (select json_agg(categories) from categories) as categories
    from sample`.execute(db);
  const [counted] = rows;
  if (counted === undefined) throw new Error('A count gave no row.');
  return project(counted, category);
}

const priceRanges = [...priceSteps, null].map((max, index) => ({
  min: index === 0 ? null : (priceSteps[index - 1] ?? null),
  // The next range begins where this one ends.
  max: max === null ? null : max - 1,
}));

function countPrice({ min, max }: (typeof priceRanges)[number]): RawBuilder<number> {
  return sql`count(*) filter (
    where price_amount >= ${sql.lit(min ?? 0)} and price_amount <= ${sql.lit(max ?? Number.MAX_SAFE_INTEGER)}
      and ${others('prices')})::integer`;
}

const columnOf = {
  brands: 'brand_passes',
  prices: 'price_passes',
  ratings: 'rating_passes',
  buyable: 'buyable_passes',
} as const satisfies Record<Choice, string>;

function others(own: Choice | null): RawBuilder<boolean> {
  const columns = Object.entries(columnOf).flatMap(([choice, column]) => (choice === own ? [] : [column]));
  return sql.raw(columns.join(' and '));
}

function project(counted: Counted, category: string | undefined): ProductFacets {
  const isExact = counted.rows <= countedAtMost;
  // The share of all lots the sample took.
  const share = isExact || counted.last_lot === null ? 1 : (counted.last_lot - firstLot) / lots;
  const all = (count: number) => (isExact ? count : roundTo(count / share));
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
