import { loadFeed } from '#features/feed/index.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async (event) => {
  const { me } = await event.parent();
  return { feed: me === null ? null : await loadFeed(event, { view: 'following' }) };
};
