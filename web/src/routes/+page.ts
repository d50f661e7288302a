import { redirect } from '@sveltejs/kit';
import { loadFeed } from '#features/feed/index.ts';
import { paths } from '#lib/paths.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async (event) => {
  const { me, interests } = await event.parent();
  if (interests.length === 0) redirect(307, paths.welcome);
  // A person's own interests are known to the server; a visitor's are on the device.
  const chosen = me === null ? { interests: interests.join(',') } : {};
  return { feed: await loadFeed(event, { view: 'for-you', ...chosen }) };
};
