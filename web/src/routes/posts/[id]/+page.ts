import { redirect } from '@sveltejs/kit';
import { call, codeOf, routes } from '#lib/api/index.ts';
import { keepPost } from '#features/post/index.ts';
import { paths } from '#lib/paths.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, params, url }) => {
  const { id } = params;
  const cursor = url.searchParams.get('comments');
  const isPreview = url.searchParams.get('as') === 'visitor';
  const [post, comments, preview] = await Promise.all([
    call(fetch, routes.getPost, { params: { id } }),
    call(fetch, routes.listComments, { params: { id }, query: cursor === null ? {} : { cursor } }),
    isPreview ? readAsVisitor(fetch, id) : null,
  ]);
  // Only its author has a reason to see it with other eyes.
  if (isPreview && !post.viewer.own) redirect(307, paths.post(id));
  return { post: keepPost(post), comments, isPreview, preview };
};

/** The post as others see it; `null` while they do not. */
async function readAsVisitor(fetch: typeof globalThis.fetch, id: string) {
  try {
    return await call(fetch, routes.getPost, { params: { id }, query: { as: 'visitor' } });
  } catch (caught) {
    if (codeOf(caught) === 'not_found') return null;
    throw caught;
  }
}
