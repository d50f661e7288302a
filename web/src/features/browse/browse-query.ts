import { limits, type ProductSort } from '@spark/contract';

/** What a browse page shows, as its address says it. */
export interface BrowseQuery {
  q?: string;
  category?: string;
  brand?: string[];
  minPrice?: number;
  maxPrice?: number;
  minRating?: number;
  buyable?: boolean;
  sort?: ProductSort;
}

/** The orders one can choose from, with their words. */
export function sortChoices() {
  return [
    ['best', 'Best match'],
    ['price-up', 'Price, low to high'],
    ['price-down', 'Price, high to low'],
    ['newest', 'Newest'],
    ['rating', 'Best rated'],
  ] as const satisfies readonly (readonly [ProductSort, string])[];
}

const maxLength = 100;
const mostMinorUnits = 100_000_000_000;

/** Reads a browse page's query from its address; whatever is no filter is left aside, so that no link is ever refused. */
export function readBrowseQuery(params: URLSearchParams): BrowseQuery {
  const [min, max] = (params.get('price') ?? '').split('-');
  const read = {
    q: wordsOf(params.get('q'), 2 * maxLength),
    category: wordsOf(params.get('category'), limits.categoryLength),
    brand: brandsOf(params.getAll('brand')),
    minPrice: numberOf(min, mostMinorUnits),
    maxPrice: numberOf(max, mostMinorUnits),
    minRating: numberOf(params.get('rating') ?? undefined, 5) || undefined,
    buyable: params.get('buyable') === '1' ? true : undefined,
    sort: sortChoices().find(([sort]) => sort === params.get('sort'))?.[0],
  };
  return withoutGaps(read);
}

/** The value of a range of prices in an address. */
export function priceParam({ min, max }: { min: number | null; max: number | null }): string {
  return `${min ?? ''}-${max ?? ''}`;
}

function wordsOf(value: string | null, length: number): string | undefined {
  const words = value?.trim().slice(0, length);
  return words === '' ? undefined : words;
}

function brandsOf(values: readonly string[]): string[] | undefined {
  const brands = [...new Set(values.flatMap((value) => wordsOf(value, maxLength) ?? []))];
  return brands.length === 0 ? undefined : brands.slice(0, limits.chosenBrands);
}

function numberOf(value: string | undefined, most: number): number | undefined {
  if (value === undefined || !/^\d{1,12}$/.test(value)) return undefined;
  return Math.min(Number(value), most);
}

function withoutGaps<T extends object>(read: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  // What is left has only entries of `read` that are there.
  return Object.fromEntries(Object.entries(read).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
