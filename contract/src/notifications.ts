import { Type, type Static } from 'typebox';
import { limits } from './limits.ts';
import { Handle, Id, Nullable, PageOf, PageQuery, Shape, Timestamp } from './primitives.ts';
import { route } from './route.ts';
import { Author } from './users.ts';

/** What people are told about where they chose to be. */
export const chosenTypes = [
  'post_smiled',
  'post_commented',
  'comment_replied',
  'comment_smiled',
  'mentioned',
  'followed',
  'followed_posted',
  'review_helpful',
  'enthusiast_earned',
  'creator_invited',
  'creator_dismissed',
  'poll_closed',
  'photo_failed',
] as const;
/** One of them. */
export type ChosenType = (typeof chosenTypes)[number];

/** What people are told about; products by the watch they set. */
export const NotificationType = Type.Enum([...chosenTypes, 'product_back', 'price_dropped']);
export type NotificationType = Static<typeof NotificationType>;

/** Something a person is told, with the things it is about. */
export const Notification = Shape({
  id: Id,
  type: NotificationType,
  post: Nullable(Shape({ id: Id, title: Type.String() })),
  product: Nullable(Shape({ id: Id, title: Type.String() })),
  /** The newest comment of it, or the one it is about, as it begins. */
  comment: Nullable(Shape({ id: Id, text: Type.String() })),
  interest: Nullable(Type.String()),
  /** Who did it: the last few, newest first, and how many there are. */
  actors: Type.Array(Author),
  actorCount: Type.Integer(),
  /** When the newest of it happened. */
  createdAt: Timestamp,
  readAt: Nullable(Timestamp),
});
export type Notification = Static<typeof Notification>;

/** A page of notifications. */
export const NotificationPage = PageOf(Notification);

const UnreadCount = Shape({ unreadCount: Type.Integer() });

/** Ways of telling somebody of one kind of thing. */
export const Channels = Shape({ app: Type.Boolean(), push: Type.Boolean(), mail: Type.Boolean() });
export type Channels = Static<typeof Channels>;
export type Channel = keyof Channels;

const TimeOfDay = Type.String({
  pattern: '^([01]\\d|2[0-3]):[0-5]\\d$',
  description: 'Hours and minutes, as 22:30.',
});
const DigestHour = Type.Integer({ minimum: 0, maximum: 23 });
const MailRhythm = Type.Enum(['once', 'daily']);
const QuietHours = Shape({ from: TimeOfDay, until: TimeOfDay });

/** What a person is told about, how and when. */
export const NotificationSettings = Shape({
  choices: Type.Record(Type.Enum([...chosenTypes]), Channels),
  /** Letters at once, or all of a day in one, at an hour. */
  mailRhythm: MailRhythm,
  digestHour: DigestHour,
  /** Letters go to a confirmed address alone. */
  isMailConfirmed: Type.Boolean(),
  /** An IANA name, such as Europe/Berlin. */
  timeZone: Type.String(),
  /** Nothing is pushed or mailed at once meanwhile. */
  quietHours: Nullable(QuietHours),
});
export type NotificationSettings = Static<typeof NotificationSettings>;

const ChannelChanges = Shape({
  app: Type.Optional(Type.Boolean()),
  push: Type.Optional(Type.Boolean()),
  mail: Type.Optional(Type.Boolean()),
});

/** What of it is to be changed. */
export const NotificationSettingsChange = Shape({
  choices: Type.Optional(
    Type.Object(Object.fromEntries(chosenTypes.map((type) => [type, Type.Optional(ChannelChanges)])), {
      additionalProperties: false,
    }),
  ),
  mailRhythm: Type.Optional(MailRhythm),
  digestHour: Type.Optional(DigestHour),
  timeZone: Type.Optional(Type.String({ minLength: 1, maxLength: 64 })),
  quietHours: Type.Optional(Nullable(QuietHours)),
});
export type NotificationSettingsChange = Omit<Static<typeof NotificationSettingsChange>, 'choices'> & {
  choices?: Partial<Record<ChosenType, Partial<Channels>>>;
};

const byPost = Shape({ id: Id });
const byHandle = Shape({ handle: Handle });
const Muted = Shape({ muted: Type.Boolean() });
const Told = Shape({ told: Type.Boolean() });
const byToken = Shape({ token: Type.String({ minLength: 1, maxLength: 200 }) });
/** What a link out of a letter ends: letters of one kind, or all. */
const Letters = Shape({ type: Nullable(NotificationType), isOn: Type.Boolean() });

export const notificationRoutes = {
  listNotifications: route({
    id: 'listNotifications',
    method: 'GET',
    path: '/notifications',
    summary: 'What one is told, newest first',
    section: 'Notifications',
    caller: 'user',
    query: Shape(PageQuery),
    status: 200,
    response: NotificationPage,
  }),
  readNotifications: route({
    id: 'readNotifications',
    method: 'POST',
    path: '/notifications/read',
    summary: 'Mark everything as read, or only some',
    section: 'Notifications',
    caller: 'user',
    query: Shape({
      ids: Type.Optional(
        Type.String({ maxLength: 37 * limits.maxPageSize, description: 'Ids joined by commas.' }),
      ),
    }),
    status: 200,
    response: UnreadCount,
  }),
  getNotificationSettings: route({
    id: 'getNotificationSettings',
    method: 'GET',
    path: '/me/notification-settings',
    summary: 'What one is told about, how and when',
    section: 'Notifications',
    caller: 'user',
    status: 200,
    response: NotificationSettings,
  }),
  changeNotificationSettings: route({
    id: 'changeNotificationSettings',
    method: 'PATCH',
    path: '/me/notification-settings',
    summary: 'Choose what one is told about, how and when; what is not said stays',
    section: 'Notifications',
    caller: 'user',
    body: NotificationSettingsChange,
    status: 200,
    response: NotificationSettings,
  }),
  getThreadMute: route({
    id: 'getThreadMute',
    method: 'GET',
    path: '/posts/:id/mute',
    summary: 'Whether one hears no more about a post',
    section: 'Notifications',
    caller: 'user',
    params: byPost,
    status: 200,
    response: Muted,
  }),
  muteThread: route({
    id: 'muteThread',
    method: 'PUT',
    path: '/posts/:id/mute',
    summary: 'Hear no more about a post: neither smiles nor comments',
    section: 'Notifications',
    caller: 'user',
    params: byPost,
    status: 200,
    response: Muted,
  }),
  unmuteThread: route({
    id: 'unmuteThread',
    method: 'DELETE',
    path: '/posts/:id/mute',
    summary: 'Hear about a post again',
    section: 'Notifications',
    caller: 'user',
    params: byPost,
    status: 200,
    response: Muted,
  }),
  tellOfPosts: route({
    id: 'tellOfPosts',
    method: 'PUT',
    path: '/users/:handle/told',
    summary: 'Be told when a person one follows posts something',
    section: 'Notifications',
    caller: 'user',
    params: byHandle,
    status: 200,
    response: Told,
  }),
  tellNoPosts: route({
    id: 'tellNoPosts',
    method: 'DELETE',
    path: '/users/:handle/told',
    summary: 'Not be told any more when a person posts something',
    section: 'Notifications',
    caller: 'user',
    params: byHandle,
    status: 200,
    response: Told,
  }),
  getLetters: route({
    id: 'getLetters',
    method: 'GET',
    path: '/unsubscribe/:token',
    summary: 'Which letters the link at the end of a letter ends; it ends none yet',
    section: 'Notifications',
    caller: 'anyone',
    params: byToken,
    status: 200,
    response: Letters,
  }),
};
