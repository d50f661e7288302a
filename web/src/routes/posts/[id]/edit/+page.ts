import { redirect } from '@sveltejs/kit';
import { call, routes } from '#lib/api/index.ts';
import { paths } from '#lib/paths.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, params, parent }) => {
  const { id } = params;
  const [{ me }, post, interests] = await Promise.all([
    parent(),
    call(fetch, routes.getPost, { params: { id } }),
    call(fetch, routes.listInterests),
  ]);
  if (me === null) redirect(303, paths.signIn(paths.postEdit(id)));
  if (!post.viewer.own) redirect(303, paths.post(id));
  return { me, post, all: interests.items };
};
