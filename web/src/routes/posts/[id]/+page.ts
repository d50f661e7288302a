import { call, routes } from '#lib/api/index.ts';
import { keepPost } from '#features/post/index.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, params, url }) => {
  const { id } = params;
  const cursor = url.searchParams.get('comments');
  const [post, comments, products] = await Promise.all([
    call(fetch, routes.getPost, { params: { id } }),
    call(fetch, routes.listComments, { params: { id }, query: cursor === null ? {} : { cursor } }),
    call(fetch, routes.listPostProducts, { params: { id } }),
  ]);
  return { post: keepPost(post), comments, products: products.items };
};
