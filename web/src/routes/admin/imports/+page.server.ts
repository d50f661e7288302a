import { requireOperator } from '#features/admin/require-operator.server.ts';
import { importActs } from '#features/imports/import-acts.server.ts';
import { call, routes } from '#lib/api/index.ts';
import { orRestart } from '#lib/restart-list.ts';
import type { Actions, PageServerLoad } from './$types';

/** One import of a feed waits at most, so these are as many feeds; the others are in the list. */
const waitingShown = 10;

export const load: PageServerLoad = async ({ fetch, parent, url }) => {
  await requireOperator(parent);
  const cursor = url.searchParams.get('cursor');
  const [imports, waiting, feeds] = await Promise.all([
    orRestart(call(fetch, routes.listCatalogImports, { query: cursor === null ? {} : { cursor } }), url),
    call(fetch, routes.listCatalogImports, { query: { status: 'waiting', limit: waitingShown } }),
    call(fetch, routes.listFollowedFeeds),
  ]);
  const reports = waiting.items.map(({ id }) => call(fetch, routes.getCatalogImport, { params: { id } }));
  return { imports, waiting: await Promise.all(reports), feeds: feeds.items };
};

export const actions: Actions = { apply: importActs.apply, discard: importActs.discard };
