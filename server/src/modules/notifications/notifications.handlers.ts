import { idPattern } from '@spark/contract';
import { invalid, readPageRequest, toPage, type Handlers } from '../../platform/http/index.ts';
import type { Services } from '../../platform/services.ts';
import { say } from '../../platform/sentences/index.ts';
import { tellStreams } from './deliver.ts';
import { notificationView } from './notification.view.ts';
import { countUnread, markRead, selectNotifications, type NotificationRow } from './notifications.queries.ts';

/** Answers the calls about what people are told. */
export function notificationHandlers({
  db,
  cursors,
}: Pick<Services, 'db' | 'cursors'>): Handlers<'listNotifications' | 'readNotifications'> {
  return {
    listNotifications: async ({ query, viewer }) => {
      const scope = `notifications:${viewer.userId}`;
      const page = readPageRequest(cursors, scope, query);
      const rows = await selectNotifications(db, viewer.userId, { page });
      const position = (row: NotificationRow) => ({ at: row.told_at, id: row.id });
      return toPage(rows, { limit: page.limit, scope, cursors, position }, (shown) =>
        shown.map(notificationView),
      );
    },
    readNotifications: async ({ query, viewer, now }) => {
      const ids = query.ids === undefined ? null : readIds(query.ids);
      await db.transaction().execute(async (trx) => {
        await markRead(trx, viewer.userId, ids, now);
        // The person's other devices.
        await tellStreams(trx, [viewer.userId]);
      });
      return { unreadCount: await countUnread(db, viewer.userId) };
    },
  };
}

function readIds(list: string): string[] {
  const ids = list.split(',');
  if (ids.every((id) => new RegExp(idPattern).test(id))) return ids;
  throw invalid({ path: '/ids', message: say`This must be ids joined by commas.` });
}
