import { findInterests } from '#features/search/index.ts';
import { call, routes } from '#lib/api/index.ts';
import type { PageLoad } from './$types';

/** Variants of a product are shown as one, so a page asks for as many as the server gives. */
const productsPerPage = 50;

export const load: PageLoad = async ({ fetch, url }) => {
  const q = url.searchParams.get('q')?.trim().slice(0, 200) ?? '';
  const category = url.searchParams.get('category');
  const cursor = url.searchParams.get('cursor');
  const query = {
    limit: productsPerPage,
    ...(q === '' ? {} : { q }),
    ...(category === null ? {} : { category }),
  };
  const [products, interests] = await Promise.all([
    call(fetch, routes.listProducts, { query: { ...query, ...(cursor === null ? {} : { cursor }) } }),
    call(fetch, routes.listInterests),
  ]);
  return { q, category, query, products, interests: findInterests(interests.items, q) };
};
