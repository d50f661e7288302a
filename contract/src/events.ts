import { Type, type Static } from 'typebox';
import { limits } from './limits.ts';
import { Id, Shape, Timestamp } from './primitives.ts';
import { route } from './route.ts';

/**
 * Something a person did with a post or a product. `view`: at least half of the post was on the screen for at least a
 * second; `dwell`: it was looked at for `ms` milliseconds, told when it left the screen; `link-open`, `post-open` and
 * `share`: its link or its page was opened, it was passed on. These need their `postId`. `tag-open`, `product-open` and
 * `bag-add` need their `productId`, and name the post that led there.
 */
export const ShopperEvent = Shape({
  type: Type.Enum([
    'view',
    'dwell',
    'tag-open',
    'product-open',
    'bag-add',
    'link-open',
    'post-open',
    'share',
  ]),
  postId: Type.Optional(Id),
  productId: Type.Optional(Id),
  at: Timestamp,
  ms: Type.Optional(Type.Integer({ minimum: 1, maximum: limits.dwellMs })),
});
export type ShopperEvent = Static<typeof ShopperEvent>;

export const eventRoutes = {
  recordEvents: route({
    id: 'recordEvents',
    method: 'POST',
    path: '/events',
    summary:
      'Tell what was seen and opened; each counts once per person and day, told again it is the same. With `sentAt`, the time by the clock of the device, events of a clock that is wrong are put right',
    section: 'Events',
    caller: 'anyone',
    body: Shape({
      events: Type.Array(ShopperEvent, { minItems: 1, maxItems: limits.eventsPerCall }),
      sentAt: Type.Optional(Timestamp),
    }),
    status: 202,
  }),
};
