import { askedOf, readReviewQuery } from '#features/reviews/index.ts';
import { call, routes } from '#lib/api/index.ts';
import { orRestart } from '#lib/restart-list.ts';
import type { PageLoad } from './$types';

/** How many posts "In real life" shows before it leads on to all of them. */
const realLifePosts = 12;

export const load: PageLoad = async ({ fetch, params, url }) => {
  const { id } = params;
  const cursor = url.searchParams.get('reviews');
  const query = readReviewQuery(url.searchParams);
  const [product, posts, summary, reviews] = await Promise.all([
    call(fetch, routes.getProduct, { params: { id } }),
    call(fetch, routes.listProductPosts, { params: { id }, query: { limit: realLifePosts } }),
    call(fetch, routes.getReviewSummary, { params: { id } }),
    orRestart(
      call(fetch, routes.listProductReviews, {
        params: { id },
        query: { ...askedOf(query), ...(cursor === null ? {} : { cursor }) },
      }),
      url,
      'reviews',
    ),
  ]);
  return {
    product,
    posts: posts.items,
    reviews,
    reviewSummary: summary,
    reviewQuery: query,
    fromPostId: postIdIn(url),
  };
};

const idPattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The post that led here; whatever else stands in the address is passed over. */
function postIdIn(url: URL): string | null {
  const from = url.searchParams.get('from') ?? '';
  return idPattern.test(from) ? from : null;
}
