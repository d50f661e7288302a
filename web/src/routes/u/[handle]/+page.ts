import { redirect } from '@sveltejs/kit';
import { call, routes } from '#lib/api/index.ts';
import { paths } from '#lib/paths.ts';
import { orRestart } from '#lib/restart-list.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, params: { handle }, url, setHeaders }) => {
  // As somebody may write a handle; there is but one way to spell it.
  if (handle !== handle.toLowerCase()) redirect(308, paths.profile(handle.toLowerCase()) + url.search);
  const cursor = url.searchParams.get('cursor');
  const input = { params: { handle }, query: cursor === null ? {} : { cursor } };
  const [profile, shown] = await Promise.all([
    call(fetch, routes.getUser, { params: { handle } }),
    orRestart(readShown(fetch, input, url.searchParams.get('show')), url),
  ]);
  if (profile.handle !== handle) {
    // For ever, but asked each time: whoever takes a former handle up again would send browsers round in a circle.
    setHeaders({ 'cache-control': 'no-store' });
    redirect(308, paths.profile(profile.handle) + url.search);
  }
  return { profile, shown };
};

async function readShown(
  fetch: typeof globalThis.fetch,
  input: { params: { handle: string }; query: { cursor?: string } },
  show: string | null,
) {
  switch (show) {
    case 'reviews':
      return { kind: 'reviews' as const, reviews: await call(fetch, routes.listUserReviews, input) };
    case 'lists':
      return { kind: 'lists' as const, lists: await call(fetch, routes.listUserLists, input) };
    default:
      return { kind: 'posts' as const, posts: await call(fetch, routes.listUserPosts, input) };
  }
}
