import { redirect } from '@sveltejs/kit';
import { call, routes } from '#lib/api/index.ts';
import { paths } from '#lib/paths.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, params: { name }, url, setHeaders }) => {
  // As somebody may read it off a card; there is but one way to spell it.
  if (name !== name.toLowerCase()) redirect(308, paths.storefront(name.toLowerCase()) + url.search);
  const storefront = await call(fetch, routes.getStorefront, { params: { slug: name } });
  if (storefront.slug !== name) {
    // For ever, but asked each time: whoever takes a former name up again would send browsers round in a circle.
    setHeaders({ 'cache-control': 'no-store' });
    redirect(308, paths.storefront(storefront.slug) + url.search);
  }
  const owner = await call(fetch, routes.getUser, { params: { handle: storefront.owner.handle } });
  return { storefront, owner };
};
