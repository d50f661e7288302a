import { loadFeed } from '#features/feed/index.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async (event) => ({ feed: await loadFeed(event, { view: 'newest' }) });
