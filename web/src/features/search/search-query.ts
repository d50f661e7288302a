import type { PostSort, SearchType } from '@spark/contract';
import { paths } from '#lib/paths.ts';

/** What the search page shows, as its address says it. */
export interface SearchQuery {
  q: string;
  type: SearchType;
  /** For products. */
  category: string | null;
  /** For posts. */
  sort: PostSort;
}

/** What one can look for, with its words. */
export function searchTypes() {
  return [
    ['products', 'Products'],
    ['posts', 'Posts'],
    ['users', 'People'],
  ] as const satisfies readonly (readonly [SearchType, string])[];
}

const maxWordsLength = 200;

/** Reads the query of the search page from its address; what it does not know it leaves aside. */
export function readSearchQuery(params: URLSearchParams): SearchQuery {
  return {
    q: params.get('q')?.trim().slice(0, maxWordsLength) ?? '',
    type: searchTypes().find(([type]) => type === params.get('type'))?.[0] ?? 'products',
    category: params.get('category'),
    sort: params.get('sort') === 'newest' ? 'newest' : 'best',
  };
}

/** The address of a search; what goes without saying is not in it. */
export function searchAddress({
  q,
  type,
  sort,
}: Pick<SearchQuery, 'q' | 'type'> & Partial<SearchQuery>): string {
  const params = new URLSearchParams(q === '' ? [] : [['q', q]]);
  if (type !== 'products') params.set('type', type);
  if (sort === 'newest') params.set('sort', sort);
  return params.size === 0 ? paths.search : `${paths.search}?${params}`;
}
