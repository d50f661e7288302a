import { sql, type ExpressionBuilder } from 'kysely';
import type { DB, Db } from '../../platform/db/index.ts';
import type { PageRequest } from '../../platform/http/index.ts';
import { isVisibleTo } from '../posts/index.ts';

/** What a person is told, newest first, with what the title of each post is made from. */
export async function selectNotifications(db: Db, userId: string, page: PageRequest) {
  return db
    .selectFrom('notifications')
    .leftJoin('posts', 'posts.id', 'notifications.post_id')
    .leftJoin('products', 'products.id', 'notifications.product_id')
    .leftJoin('polls', 'polls.post_id', 'posts.id')
    .leftJoin('link_previews', 'link_previews.post_id', 'posts.id')
    .leftJoin('reviews', 'reviews.id', 'posts.review_id')
    .select([
      'notifications.id',
      'notifications.type',
      'notifications.post_id',
      'notifications.product_id',
      'products.title as product_title',
      'notifications.created_at',
      'notifications.read_at',
      'posts.text',
      'polls.question',
      'reviews.title as review_title',
      'link_previews.title as link_title',
    ])
    .where('notifications.user_id', '=', userId)
    .where(isStillThere(userId))
    .$if(page.after !== null, (query) =>
      query.where(
        sql<boolean>`(notifications.created_at, notifications.id) < (${page.after?.at}, ${page.after?.id})`,
      ),
    )
    .orderBy('notifications.created_at', 'desc')
    .orderBy('notifications.id', 'desc')
    .limit(page.limit + 1)
    .execute();
}

/** How many notifications a person has not read. */
export async function countUnread(db: Db, userId: string): Promise<number> {
  const row = await db
    .selectFrom('notifications')
    .select((query) => query.fn.countAll<number>().as('n'))
    .where('notifications.user_id', '=', userId)
    .where('notifications.read_at', 'is', null)
    .where(isStillThere(userId))
    .executeTakeFirstOrThrow();
  return row.n;
}

/** What is told about a post goes with it; products stay. */
function isStillThere(userId: string) {
  return (query: ExpressionBuilder<DB, 'notifications'>) => {
    const visiblePost = query
      .selectFrom('posts')
      .select('posts.id')
      .whereRef('posts.id', '=', 'notifications.post_id')
      .where(isVisibleTo({ userId }));
    return query.or([query('notifications.post_id', 'is', null), query.exists(visiblePost)]);
  };
}

/** Marks everything a person was told as read. */
export async function markAllRead(db: Db, userId: string, now: Date): Promise<void> {
  await db
    .updateTable('notifications')
    .set({ read_at: now })
    .where('user_id', '=', userId)
    .where('read_at', 'is', null)
    .execute();
}
