import { moreThemes } from '#features/finds/index.ts';
import { call, routes } from '#lib/api/index.ts';
import { orRestart } from '#lib/restart-list.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, params, url }) => {
  const cursor = url.searchParams.get('cursor');
  // One more than is shown: the theme itself may be among them.
  const latest = call(fetch, routes.listThemes, { query: { limit: moreThemes + 1 } });
  const read = async () => {
    const theme = await call(fetch, routes.getTheme, { params });
    const query = cursor === null ? {} : { cursor };
    const items = call(fetch, routes.listListItems, { params: { id: theme.id }, query });
    return { theme, items: await orRestart(items, url) };
  };
  const [{ theme, items }, others] = await Promise.all([read(), latest]);
  return { theme, items, others: others.items.filter(({ id }) => id !== theme.id).slice(0, moreThemes) };
};
