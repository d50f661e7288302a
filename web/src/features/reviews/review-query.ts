import type { ReviewSort } from '@spark/contract';
import { paths } from '#lib/paths.ts';

/** The orders of reviews one can choose from, with their words; the first is the one a page begins with. */
export function reviewSorts() {
  return [
    ['helpful', 'Most helpful'],
    ['newest', 'Newest'],
    ['highest', 'Highest'],
    ['lowest', 'Lowest'],
  ] as const satisfies readonly (readonly [ReviewSort, string])[];
}

/** Which reviews of a product a page shows, in which order. */
export interface ReviewQuery {
  sort: ReviewSort;
  stars: number | null;
  photos: boolean;
  verified: boolean;
}

/** What an address asks for; whatever is none of it is passed over. */
export function readReviewQuery(params: URLSearchParams): ReviewQuery {
  const stars = Number(params.get('stars'));
  return {
    sort: reviewSorts().find(([sort]) => sort === params.get('sort'))?.[0] ?? 'helpful',
    stars: [1, 2, 3, 4, 5].includes(stars) ? stars : null,
    photos: params.get('photos') === '1',
    verified: params.get('verified') === '1',
  };
}

/** The same as the API is asked. */
export function askedOf({ sort, stars, photos, verified }: ReviewQuery) {
  return {
    sort,
    ...(stars === null ? {} : { stars }),
    ...(photos ? { photos } : {}),
    ...(verified ? { verified } : {}),
  };
}

/** Whether only some of the reviews are asked for. */
export function isFiltered({ stars, photos, verified }: ReviewQuery): boolean {
  return stars !== null || photos || verified;
}

/** The reviews of a product on its page, from a place on. */
export function reviewsPath(
  productId: string,
  { fromPostId, query, cursor }: { fromPostId: string | null; query: ReviewQuery; cursor?: string },
): string {
  const params = new URLSearchParams();
  if (fromPostId !== null) params.set('from', fromPostId);
  if (query.sort !== 'helpful') params.set('sort', query.sort);
  if (query.stars !== null) params.set('stars', String(query.stars));
  if (query.photos) params.set('photos', '1');
  if (query.verified) params.set('verified', '1');
  if (cursor !== undefined) params.set('reviews', cursor);
  return `${paths.product(productId)}${params.size > 0 ? `?${params}` : ''}#reviews`;
}
