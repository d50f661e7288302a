import { sql, type Expression, type ExpressionBuilder } from 'kysely';
import type { DB, Db } from '../../platform/db/index.ts';
import type { PageRequest } from '../../platform/http/index.ts';
import { authorJson, type AuthorRow } from '../accounts/index.ts';
import { isVisibleTo } from '../posts/index.ts';
import { isCommentShownTo } from '../reactions/index.ts';
import { isPersonShownTo, type Reader, type ReaderColumn } from '../relations/index.ts';

/** So many of who did it are named. */
const faces = 4;
/** In a crowd beyond this nobody misses one whom the reader blocked; up to it everybody is looked at. */
const exactCount = 1_000;

/** One notification with all it is told from. */
export type NotificationRow = Awaited<ReturnType<typeof selectNotifications>>[number];

/** Which notifications of a person are asked for. */
type Wanted = { page: PageRequest } | { ids: readonly string[] };

/** What a person is told, newest first, with what the title of each post is made from. */
export async function selectNotifications(db: Db, userId: string, wanted: Wanted) {
  const after = 'page' in wanted ? wanted.page.after : null;
  return db
    .selectFrom('notifications')
    .leftJoin('posts', 'posts.id', 'notifications.post_id')
    .leftJoin('products', 'products.id', 'notifications.product_id')
    .leftJoin('interests', 'interests.id', 'notifications.interest_id')
    .leftJoin('comments', (join) =>
      // Of what several people said the last may be somebody's whom the reader does not meet: then no words are told.
      join.onRef('comments.id', '=', 'notifications.comment_id').on(isCommentShownTo({ userId })),
    )
    .leftJoin('polls', 'polls.post_id', 'posts.id')
    .leftJoin('link_previews', 'link_previews.post_id', 'posts.id')
    .leftJoin('reviews', 'reviews.id', 'posts.review_id')
    .select([
      'notifications.id',
      'notifications.user_id',
      'notifications.type',
      'notifications.post_id',
      'notifications.product_id',
      'products.title as product_title',
      // In the language of whoever is told.
      sql<string | null>`coalesce(
        interests.names ->> (select locale from users where users.id = notifications.user_id),
        interests.name)`.as('interest_name'),
      'comments.id as comment_id',
      'comments.text as comment_text',
      'notifications.created_at',
      'notifications.told_at',
      'notifications.read_at',
      'notifications.in_app',
      'posts.text',
      'polls.question',
      'reviews.title as review_title',
      'link_previews.title as link_title',
      actorsOf(userId).as('actors'),
      shownCountOf(userId).as('actor_count'),
    ])
    .where('notifications.user_id', '=', userId)
    .where(isStillThere({ userId }))
    .$if('ids' in wanted, (query) =>
      query.where('notifications.id', 'in', 'ids' in wanted ? [...wanted.ids, nobody] : []),
    )
    .$if('page' in wanted, (query) => query.where('notifications.in_app', '=', true))
    .$if(after !== null, (query) =>
      query.where(sql<boolean>`(notifications.told_at, notifications.id) < (${after?.at}, ${after?.id})`),
    )
    .orderBy('notifications.told_at', 'desc')
    .orderBy('notifications.id', 'desc')
    .$if('page' in wanted, (query) => query.limit('page' in wanted ? wanted.page.limit + 1 : 0))
    .execute();
}

/** An empty list of ids is no list in SQL. */
const nobody = '00000000-0000-0000-0000-000000000000';

/** How many notifications a person has not read. */
export async function countUnread(db: Db, userId: string): Promise<number> {
  return (await countUnreadOfEach(db, [userId])).get(userId) ?? 0;
}

/** How many notifications each of some people has not read; who has none is absent. */
export async function countUnreadOfEach(db: Db, userIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('notifications')
    .select((query) => ['notifications.user_id', query.fn.countAll<number>().as('n')])
    .where('notifications.user_id', '=', sql<string>`any(${userIds}::uuid[])`)
    .where('notifications.read_at', 'is', null)
    .where('notifications.in_app', '=', true)
    .where(isStillThere({ userId: sql.ref<string>('notifications.user_id') }))
    .groupBy('notifications.user_id')
    .execute();
  return new Map(rows.map(({ user_id: userId, n }) => [userId, n]));
}

/**
 * What is told goes with what it is about: with its post, its comment, whoever did it. Products stay. What several people
 * did is there as long as one of them can be shown.
 */
function isStillThere(reader: NonNullable<Reader> | ReaderColumn) {
  return (query: ExpressionBuilder<DB, 'notifications'>) => {
    const visiblePost = query
      .selectFrom('posts')
      .select('posts.id')
      .whereRef('posts.id', '=', 'notifications.post_id')
      .where(isVisibleTo(reader));
    const comment = query
      .selectFrom('comments')
      .select('comments.id')
      .whereRef('comments.id', '=', 'notifications.comment_id')
      .where(isCommentShownTo(reader));
    return query.and([
      query.or([query('notifications.post_id', 'is', null), query.exists(visiblePost)]),
      query.or([
        query('notifications.comment_id', 'is', null),
        query('notifications.type', 'in', ['post_commented', 'comment_replied']),
        query.exists(comment),
      ]),
      query.or([
        query('notifications.actor_id', 'is', null),
        isPersonShownTo(reader, 'notifications.actor_id') as Expression<boolean>,
      ]),
      query.or([
        query('notifications.gathers', '=', false),
        sql<boolean>`exists (
          select from notification_acts as acts
          where acts.notification_id = notifications.id and not acts.is_taken_back
            and ${isPersonShownTo(reader, sql.ref<string>('acts.person_id'))})`,
      ]),
    ]);
  };
}

/** The last few who did it, newest first. */
function actorsOf(userId: string) {
  return sql<AuthorRow[] | null>`case
    when notifications.gathers then (
      select json_agg(${authorJson(sql.ref('latest.person_id'))} order by latest.at desc) from (
        select acts.person_id, max(acts.at) as at from notification_acts as acts
        where acts.notification_id = notifications.id and not acts.is_taken_back
          and ${isPersonShownTo({ userId }, sql.ref<string>('acts.person_id'))}
        group by acts.person_id order by max(acts.at) desc limit ${faces}) as latest)
    when notifications.actor_id is not null then
      json_build_array(${authorJson(sql.ref('notifications.actor_id'))}) end`;
}

function shownCountOf(userId: string) {
  return sql<number>`case
    when notifications.gathers and notifications.actor_count <= ${exactCount} then (
      select count(distinct acts.person_id) from notification_acts as acts
      where acts.notification_id = notifications.id and not acts.is_taken_back
        and ${isPersonShownTo({ userId }, sql.ref<string>('acts.person_id'))})
    else notifications.actor_count end`;
}

/** Marks what a person was told as read: all of it, or some. */
export async function markRead(
  db: Db,
  userId: string,
  ids: readonly string[] | null,
  now: Date,
): Promise<void> {
  await db
    .updateTable('notifications')
    .set({ read_at: now })
    .where('id', 'in', (query) =>
      query
        .selectFrom('notifications')
        .select('id')
        .where('user_id', '=', userId)
        .where('read_at', 'is', null)
        .where('in_app', '=', true)
        .$if(ids !== null, (some) => some.where('id', '=', sql<string>`any(${ids}::uuid[])`))
        // The order in which they are written, so that nobody waits for one who waits for them.
        .orderBy('type')
        .orderBy('thing')
        .forUpdate(),
    )
    .execute();
}
