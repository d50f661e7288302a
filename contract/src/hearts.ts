import { Type } from 'typebox';
import { Id, PageOf, PageQuery, Shape } from './primitives.ts';
import { Product } from './products.ts';
import { route } from './route.ts';

const byId = Shape({ id: Id });
const HeartState = Shape({ hearted: Type.Boolean() });

export const heartRoutes = {
  heart: route({
    id: 'heart',
    method: 'PUT',
    path: '/products/:id/heart',
    summary: 'Give a product a heart, or leave it',
    section: 'Products',
    caller: 'user',
    params: byId,
    status: 200,
    response: HeartState,
  }),
  unheart: route({
    id: 'unheart',
    method: 'DELETE',
    path: '/products/:id/heart',
    summary: 'Take a heart back',
    section: 'Products',
    caller: 'user',
    params: byId,
    status: 200,
    response: HeartState,
  }),
  listMyHearts: route({
    id: 'listMyHearts',
    method: 'GET',
    path: '/me/hearts',
    summary: 'Products the signed-in person gave a heart, last given first',
    section: 'Products',
    caller: 'user',
    query: Shape(PageQuery),
    status: 200,
    response: PageOf(Product),
  }),
};
