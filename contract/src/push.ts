import { Type, type Static } from 'typebox';
import { Id, Nullable, Shape, Timestamp } from './primitives.ts';
import { route } from './route.ts';

/** A browser that is told by push, for as long as one is signed in there. */
export const PushDevice = Shape({
  id: Id,
  /** What the browser calls itself. */
  userAgent: Nullable(Type.String()),
  /** Whether it is the one that asks. */
  isThis: Type.Boolean(),
  createdAt: Timestamp,
  /** When its push service last took a message. */
  toldAt: Nullable(Timestamp),
});
export type PushDevice = Static<typeof PushDevice>;

/** What a device does with its message: shows these words and, tapped, opens the page. */
export const PushNote = Shape({
  title: Type.String(),
  body: Type.String(),
  /** A page of ours, from its first slash on. */
  path: Type.String(),
  /** A note of the same tag takes the place of the one that shows. */
  tag: Type.String(),
  picture: Nullable(Type.String()),
  /** How many notifications are unread, for the icon of the app; `null` where that is nobody's business. */
  unread: Nullable(Type.Integer()),
});
export type PushNote = Static<typeof PushNote>;

const byId = Shape({ id: Id });

export const pushRoutes = {
  listPushDevices: route({
    id: 'listPushDevices',
    method: 'GET',
    path: '/me/push-subscriptions',
    summary: 'Devices that are told by push, newest first, and the key others subscribe with',
    section: 'Notifications',
    caller: 'user',
    status: 200,
    response: Shape({
      /** What `PushManager.subscribe` takes as `applicationServerKey`, in base64url. */
      publicKey: Type.String(),
      items: Type.Array(PushDevice),
    }),
  }),
  addPushDevice: route({
    id: 'addPushDevice',
    method: 'PUT',
    path: '/me/push-subscription',
    summary: "Be told on this device; takes the browser's PushSubscription as it is",
    section: 'Notifications',
    caller: 'user',
    perMinute: 20,
    body: Shape({
      endpoint: Type.String({ minLength: 1, maxLength: 2_000 }),
      expirationTime: Type.Optional(Nullable(Type.Number())),
      keys: Shape({
        p256dh: Type.String({ pattern: '^[\\w-]{87}=?$' }),
        auth: Type.String({ pattern: '^[\\w-]{22}(==)?$' }),
      }),
    }),
    status: 200,
    response: PushDevice,
  }),
  removePushDevice: route({
    id: 'removePushDevice',
    method: 'DELETE',
    path: '/me/push-subscriptions/:id',
    summary: 'Not be told on a device any more',
    section: 'Notifications',
    caller: 'user',
    params: byId,
    status: 204,
  }),
  testPushDevice: route({
    id: 'testPushDevice',
    method: 'POST',
    path: '/me/push-subscriptions/:id/test',
    summary: 'Have a message sent to a device, to see that it arrives',
    section: 'Notifications',
    caller: 'user',
    perMinute: 5,
    params: byId,
    status: 202,
  }),
};
