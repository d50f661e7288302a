import { Type, type Static } from 'typebox';
import { limits } from './limits.ts';
import { Id, Shape, Timestamp } from './primitives.ts';
import { route } from './route.ts';

/**
 * Something a person did with a post or a product. `view`: at least half of the post was on the screen for at least a
 * second; it needs its `postId`. `tag-open`, `product-open` and `bag-add` need their `productId`, and name the post that
 * led there.
 */
export const ShopperEvent = Shape({
  type: Type.Enum(['view', 'tag-open', 'product-open', 'bag-add']),
  postId: Type.Optional(Id),
  productId: Type.Optional(Id),
  at: Timestamp,
});
export type ShopperEvent = Static<typeof ShopperEvent>;

export const eventRoutes = {
  recordEvents: route({
    id: 'recordEvents',
    method: 'POST',
    path: '/events',
    summary: 'Tell what was seen and opened; each counts once per person and day',
    section: 'Events',
    caller: 'anyone',
    body: Shape({ events: Type.Array(ShopperEvent, { minItems: 1, maxItems: limits.eventsPerCall }) }),
    status: 202,
  }),
};
