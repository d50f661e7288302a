import type { Draft } from '@spark/contract';
import { call, routes } from '#lib/api/index.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, parent, url }) => {
  const draftId = url.searchParams.get('draft');
  const asked = call(fetch, routes.listInterests);
  const { me } = await parent();
  const [{ items }, drafts] = await Promise.all([asked, me && draftId === null ? readDrafts(fetch) : null]);
  return { all: items, draftId, shared: url.searchParams, drafts };
};

/** What one has begun to write, as the server knows it; `null` where it does not tell, for one can write all the same. */
async function readDrafts(fetch: typeof globalThis.fetch): Promise<Draft[] | null> {
  return call(fetch, routes.listDrafts).then(
    ({ items }) => items,
    () => null,
  );
}
