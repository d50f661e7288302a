import { Type, type Static } from 'typebox';
import { Id, Shape } from './primitives.ts';
import { route } from './route.ts';

/** What of a product one can be told: that it can be bought again, or that it costs less. */
export const WatchKind = Type.Enum(['back', 'price']);
export type WatchKind = Static<typeof WatchKind>;

/** How one is told: by a message to one's devices, or by a letter. What happened is listed with the notifications, too. */
export const WatchChannel = Type.Enum(['push', 'mail']);
export type WatchChannel = Static<typeof WatchChannel>;

/** What a letter's link is about. */
export const Watch = Shape({
  kind: WatchKind,
  isConfirmed: Type.Boolean(),
  product: Shape({ id: Id, title: Type.String() }),
});
export type Watch = Static<typeof Watch>;

const Email = Type.String({ maxLength: 254, pattern: '^[^\\s@<>,;:"]+@[^\\s@<>,;:"]+\\.[^\\s@<>,;:"]+$' });
const byProduct = Shape({ id: Id, kind: WatchKind });
const byToken = Shape({ token: Type.String({ pattern: '^[\\w-]{20,40}$' }) });

export const watchRoutes = {
  listProductWatches: route({
    id: 'listProductWatches',
    method: 'GET',
    path: '/products/:id/watches',
    summary: 'What one will be told of a product',
    section: 'Watches',
    caller: 'user',
    params: Shape({ id: Id }),
    status: 200,
    response: Shape({
      watches: Type.Array(Shape({ kind: WatchKind, channel: WatchChannel })),
      /** Whether the device that asks is told by push. */
      isPushDevice: Type.Boolean(),
    }),
  }),
  watchProduct: route({
    id: 'watchProduct',
    method: 'PUT',
    path: '/products/:id/watches/:kind',
    summary: 'Be told when a product is back or costs less; without an account by e-mail, once confirmed',
    section: 'Watches',
    caller: 'anyone',
    perMinute: 20,
    params: byProduct,
    body: Shape({
      /** For those without an account. */
      email: Type.Optional(Email),
      /** For those with an account; a letter unless said. Where no device is left to tell, a letter goes instead. */
      channel: Type.Optional(WatchChannel),
    }),
    status: 200,
    response: Shape({
      /** Whether a letter with a link to confirm is on its way. */
      needsConfirmation: Type.Boolean(),
    }),
  }),
  unwatchProduct: route({
    id: 'unwatchProduct',
    method: 'DELETE',
    path: '/products/:id/watches/:kind',
    summary: 'Not be told any more',
    section: 'Watches',
    caller: 'user',
    params: byProduct,
    status: 204,
  }),
  getWatch: route({
    id: 'getWatch',
    method: 'GET',
    path: '/watches/:token',
    summary: 'What the link in a letter is about',
    section: 'Watches',
    caller: 'anyone',
    params: byToken,
    status: 200,
    response: Watch,
  }),
  confirmWatch: route({
    id: 'confirmWatch',
    method: 'PUT',
    path: '/watches/:token',
    summary: 'Say that the letter came to the right one',
    section: 'Watches',
    caller: 'anyone',
    params: byToken,
    status: 200,
    response: Watch,
  }),
  endWatch: route({
    id: 'endWatch',
    method: 'DELETE',
    path: '/watches/:token',
    summary: 'Not be told any more, from a letter',
    section: 'Watches',
    caller: 'anyone',
    params: byToken,
    status: 204,
  }),
};
