import { call, routes } from '#lib/api/index.ts';
import { orRestart } from '#lib/restart-list.ts';
import type { PageLoad } from './$types';

/** How many posts "In real life" shows before it leads on to all of them. */
const realLifePosts = 12;

export const load: PageLoad = async ({ fetch, params, url }) => {
  const { id } = params;
  const cursor = url.searchParams.get('reviews');
  const [product, posts, reviews] = await Promise.all([
    call(fetch, routes.getProduct, { params: { id } }),
    call(fetch, routes.listProductPosts, { params: { id }, query: { limit: realLifePosts } }),
    orRestart(
      call(fetch, routes.listProductReviews, { params: { id }, query: cursor === null ? {} : { cursor } }),
      url,
      'reviews',
    ),
  ]);
  return { product, posts: posts.items, reviews };
};
