import { loadFeed } from '#features/feed/index.ts';
import { call, routes } from '#lib/api/index.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async (event) => {
  const { slug } = event.params;
  const [interest, feed] = await Promise.all([
    call(event.fetch, routes.getInterest, { params: { slug } }),
    loadFeed(event, { view: 'newest', interests: slug }),
  ]);
  return { interest, feed };
};
