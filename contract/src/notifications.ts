import { Type, type Static } from 'typebox';
import { Id, Nullable, PageOf, PageQuery, Shape, Timestamp } from './primitives.ts';
import { route } from './route.ts';

/** What people are told about. */
export const NotificationType = Type.Enum(['poll_closed', 'photo_failed', 'product_back', 'price_dropped']);
export type NotificationType = Static<typeof NotificationType>;

/** Something a person is told about one of their posts, or about a product they watch: one of the two is given. */
export const Notification = Shape({
  id: Id,
  type: NotificationType,
  post: Nullable(Shape({ id: Id, title: Type.String() })),
  product: Nullable(Shape({ id: Id, title: Type.String() })),
  createdAt: Timestamp,
  readAt: Nullable(Timestamp),
});
export type Notification = Static<typeof Notification>;

/** A page of notifications. */
export const NotificationPage = PageOf(Notification);

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
    summary: 'Mark everything as read',
    section: 'Notifications',
    caller: 'user',
    status: 200,
    response: Shape({ unreadCount: Type.Integer() }),
  }),
};
