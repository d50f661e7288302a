import type { ReviewSort } from '@spark/contract';
import { paths } from '#lib/paths.ts';

/** The orders of reviews one can choose from, with their words. */
export const reviewSorts = [
  ['newest', 'Newest'],
  ['highest', 'Highest'],
  ['lowest', 'Lowest'],
] as const satisfies readonly (readonly [ReviewSort, string])[];

/** The order an address asks for; whatever is none is passed over. */
export function readReviewSort(params: URLSearchParams): ReviewSort {
  return reviewSorts.find(([sort]) => sort === params.get('sort'))?.[0] ?? 'newest';
}

/** The reviews of a product on its page, in an order, from a place on. */
export function reviewsPath(
  productId: string,
  { fromPostId, sort, cursor }: { fromPostId: string | null; sort: ReviewSort; cursor?: string },
): string {
  const params = new URLSearchParams();
  if (fromPostId !== null) params.set('from', fromPostId);
  if (sort !== 'newest') params.set('sort', sort);
  if (cursor !== undefined) params.set('reviews', cursor);
  return `${paths.product(productId)}${params.size > 0 ? `?${params}` : ''}#reviews`;
}
