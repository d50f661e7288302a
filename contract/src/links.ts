import { Type, type Static } from 'typebox';
import { limits } from './limits.ts';
import { LinkPreview } from './posts.ts';
import { Nullable, Shape } from './primitives.ts';
import { ProductCard } from './products.ts';
import { route } from './route.ts';

/** A page as it describes itself, or the product of the catalogue it sells. */
export const ReadLink = Shape({ ...LinkPreview.properties, product: Nullable(ProductCard) });
export type ReadLink = Static<typeof ReadLink>;

export const linkRoutes = {
  readLink: route({
    id: 'readLink',
    method: 'GET',
    path: '/links',
    summary: 'Read a page for its title, description, picture and site, as a link post shows it',
    section: 'Posts',
    caller: 'user',
    action: 'post.create',
    perMinute: 30,
    query: Shape({ url: Type.String({ minLength: 1, maxLength: limits.linkLength }) }),
    status: 200,
    response: ReadLink,
  }),
  readLinkedProduct: route({
    id: 'readLinkedProduct',
    method: 'GET',
    path: '/links/product',
    summary: 'The product of the catalogue whose page an address is, if it is any; nothing is fetched',
    section: 'Posts',
    caller: 'user',
    perMinute: 60,
    query: Shape({ url: Type.String({ minLength: 1, maxLength: limits.linkLength }) }),
    status: 200,
    response: Shape({ product: Nullable(ProductCard) }),
  }),
};
