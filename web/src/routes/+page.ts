import { redirect } from '@sveltejs/kit';
import { loadFeed } from '#features/feed/index.ts';
import { call, routes } from '#lib/api/index.ts';
import { paths } from '#lib/paths.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async (event) => {
  const { me, interests } = await event.parent();
  if (interests.length === 0) redirect(307, paths.welcome);
  // A person's own interests are known to the server; a visitor's are on the device.
  const chosen = me === null ? { interests: interests.join(',') } : {};
  const feed = await loadFeed(event, { view: 'for-you', ...chosen });
  return { feed, isNew: feed.parts[0]?.posts.length === 0 && !(await hasPosts(event.fetch)) };
};

/** Whether anybody has posted yet: a shop that opened a minute ago has nothing to be caught up with. */
async function hasPosts(fetch: typeof globalThis.fetch): Promise<boolean> {
  const { items } = await call(fetch, routes.getFeed, { query: { view: 'newest', limit: 1 } });
  return items.length > 0;
}
