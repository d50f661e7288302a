import { Type, type Static } from 'typebox';
import { List } from './lists.ts';
import { Id, PageOf, PageQuery, Shape, Slug, Timestamp } from './primitives.ts';
import { ProductCard } from './products.ts';
import { route } from './route.ts';

/** A public list that stands in Finds, under an address that stays whatever its title becomes. */
export const Theme = Shape({ ...List.properties, slug: Slug, publishedAt: Timestamp });
export type Theme = Static<typeof Theme>;

/** A product of the stream, and the theme it was put into last. */
export const Find = Shape({
  product: ProductCard,
  theme: Shape({ slug: Slug, title: Type.String() }),
  addedAt: Timestamp,
});
export type Find = Static<typeof Find>;

const byList = Shape({ id: Id });
const section = 'Finds';

export const findRoutes = {
  listFinds: route({
    id: 'listFinds',
    method: 'GET',
    path: '/finds',
    summary:
      'Products of all themes that can be bought now, each once: those added last first, in an order of its own every day',
    section,
    caller: 'anyone',
    query: Shape(PageQuery),
    status: 200,
    response: PageOf(Find),
  }),
  listThemes: route({
    id: 'listThemes',
    method: 'GET',
    path: '/finds/themes',
    summary: 'Themes, those changed last first',
    section,
    caller: 'anyone',
    query: Shape(PageQuery),
    status: 200,
    response: PageOf(Theme),
  }),
  getTheme: route({
    id: 'getTheme',
    method: 'GET',
    path: '/finds/themes/:slug',
    summary: 'A theme; what is in it are the items of its list',
    section,
    caller: 'anyone',
    params: Shape({ slug: Slug }),
    status: 200,
    response: Theme,
  }),
  publishTheme: route({
    id: 'publishTheme',
    method: 'PUT',
    path: '/lists/:id/theme',
    summary:
      'Put one of your lists into Finds, where everybody may read it, or as staff allow again what staff took out; there already, nothing changes',
    section,
    caller: 'user',
    action: 'theme.publish',
    params: byList,
    status: 200,
    response: Theme,
  }),
  withdrawTheme: route({
    id: 'withdrawTheme',
    method: 'DELETE',
    path: '/lists/:id/theme',
    summary:
      "Take a list out of Finds: your own, or as staff anybody's, which stays out until staff allow it again; the list stays",
    section,
    caller: 'user',
    params: byList,
    status: 204,
  }),
};
