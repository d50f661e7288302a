import type { Notification } from '@spark/contract';
import { readPageRequest, toPage, type Handlers } from '../../platform/http/index.ts';
import type { Services } from '../../platform/services.ts';
import { countUnread, markAllRead, selectNotifications } from './notifications.queries.ts';
import { postTitle } from './post-title.ts';

/** Answers the calls about what people are told. */
export function notificationHandlers({
  db,
  cursors,
}: Pick<Services, 'db' | 'cursors'>): Handlers<'listNotifications' | 'readNotifications'> {
  return {
    listNotifications: async ({ query, viewer }) => {
      const scope = `notifications:${viewer.userId}`;
      const page = readPageRequest(cursors, scope, query);
      const rows = await selectNotifications(db, viewer.userId, page);
      const position = (row: NotificationRow) => ({ at: row.created_at, id: row.id });
      return toPage(rows, { limit: page.limit, scope, cursors, position }, (shown) =>
        shown.map(notificationView),
      );
    },
    readNotifications: async ({ viewer, now }) => {
      await markAllRead(db, viewer.userId, now);
      return { unreadCount: await countUnread(db, viewer.userId) };
    },
  };
}

type NotificationRow = Awaited<ReturnType<typeof selectNotifications>>[number];

function notificationView(row: NotificationRow): Notification {
  return {
    id: row.id,
    type: row.type,
    post:
      row.post_id === null
        ? null
        : {
            id: row.post_id,
            title: postTitle({
              text: row.text ?? '',
              question: row.question,
              reviewTitle: row.review_title,
              linkTitle: row.link_title,
            }),
          },
    product: row.product_id === null ? null : { id: row.product_id, title: row.product_title ?? '' },
    createdAt: row.created_at.toISOString(),
    readAt: row.read_at?.toISOString() ?? null,
  };
}
