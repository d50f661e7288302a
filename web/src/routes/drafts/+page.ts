import { redirect } from '@sveltejs/kit';
import { call, isApiProblem, routes } from '#lib/api/index.ts';
import { paths } from '#lib/paths.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, parent }) => {
  const { me } = await parent();
  if (me === null) redirect(303, paths.signIn(paths.drafts));
  const drafts = await call(fetch, routes.listDrafts).then(
    ({ items }) => items,
    (caught: unknown) => {
      // Out of reach of the server, the drafts of this device are still there.
      if (isApiProblem(caught)) throw caught;
      return null;
    },
  );
  return { userId: me.id, drafts };
};
