import type { Locale, Notification, NotificationType, ProductCard } from '@spark/contract';
import type { Db } from '../../../platform/db/index.ts';
import { letterLocale } from '../../../platform/mail/index.ts';
import { loadProductCards } from '../../catalog/index.ts';
import { notificationView } from '../notification.view.ts';
import { countUnread, selectNotifications } from '../notifications.queries.ts';

/** A notification as a message tells it. */
export interface News {
  userId: string;
  locale: Locale;
  /** How many others are unread, this one included. */
  unread: number;
  at: Date;
  about:
    | { kind: 'product'; type: ProductNewsType; product: ProductCard }
    | { kind: 'other'; type: NotificationType; told: Notification };
}

/** What is told of products; a letter can take the place of the message. */
export type ProductNewsType = Extract<NotificationType, 'product_back' | 'price_dropped'>;

/** What a notification tells at a moment; `undefined` where there is nothing to tell any more, for it was read or is gone. */
export async function findNews(db: Db, notificationId: string, now: Date): Promise<News | undefined> {
  const row = await db
    .selectFrom('notifications')
    .innerJoin('users', 'users.id', 'notifications.user_id')
    .select(['user_id', 'type', 'product_id', 'told_at', 'read_at', 'locale'])
    .where('notifications.id', '=', notificationId)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const userId = row.user_id;
  const facts = { userId, locale: letterLocale(row.locale), at: row.told_at };
  if (row.type === 'product_back' || row.type === 'price_dropped') {
    const product =
      row.product_id === null
        ? undefined
        : (await loadProductCards(db, [row.product_id], now)).get(row.product_id);
    if (product === undefined) return undefined;
    const unread = await countUnread(db, userId);
    return { ...facts, unread, about: { kind: 'product', type: row.type, product } };
  }
  if (row.read_at !== null) return undefined;
  const [told] = await selectNotifications(db, userId, { ids: [notificationId] });
  if (told === undefined) return undefined;
  const unread = await countUnread(db, userId);
  return { ...facts, unread, about: { kind: 'other', type: row.type, told: notificationView(told) } };
}
