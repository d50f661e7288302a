import { sql, type ExpressionBuilder } from 'kysely';
import type { DB, Db } from '../../platform/db/index.ts';
import type { PageRequest } from '../../platform/http/index.ts';
import { isVisibleTo } from '../posts/index.ts';
import { isPersonVisibleTo } from '../relations/index.ts';
import type { PostSubjects } from './hide-reasons.policy.ts';

/** Leaves out what somebody is not interested in: `.where(isNotHiddenFrom(reader))` on a query that reads from `posts`. */
export function isNotHiddenFrom(reader: { userId: string } | null) {
  return ({ exists, not, selectFrom, lit }: ExpressionBuilder<DB, 'posts'>) =>
    reader === null
      ? lit(true)
      : not(
          exists(
            selectFrom('hidden_posts')
              .select('hidden_posts.post_id')
              .where('hidden_posts.user_id', '=', reader.userId)
              .whereRef('hidden_posts.post_id', '=', 'posts.id'),
          ),
        );
}

/** What a post that a reader may see is made of. */
export async function selectPostSubjects(
  db: Db,
  postId: string,
  reader: { userId: string },
): Promise<PostSubjects | undefined> {
  return db
    .selectFrom('posts')
    .select([
      'posts.author_id as authorId',
      sql<{ id: string; slug: string }[]>`coalesce((
        select json_agg(json_build_object('id', i.id, 'slug', i.slug) order by p.position)
        from post_interests p join interests i on i.id = p.interest_id where p.post_id = posts.id), '[]')`.as(
        'interests',
      ),
      sql<string[]>`array(
        select t.product_id from tags t where t.post_id = posts.id
        union select p.product_id from post_products p where p.post_id = posts.id
        union select o.product_id from poll_options o where o.post_id = posts.id and o.product_id is not null)`.as(
        'productIds',
      ),
    ])
    .where('posts.id', '=', postId)
    .where(isVisibleTo(reader))
    .executeTakeFirst();
}

/** What a person hid, last hidden first. */
export async function selectHiddenPosts(db: Db, userId: string, page: PageRequest) {
  return db
    .selectFrom('hidden_posts')
    .leftJoin('posts', 'posts.id', 'hidden_posts.post_id')
    .select((query) => [
      'post_id as id',
      'hidden_at as at',
      'reason',
      query
        .selectFrom('interests')
        .whereRef('interests.id', '=', sql`any(hidden_posts.interest_ids)`)
        .select(
          sql<{ slug: string; name: string }[]>`coalesce(
            json_agg(json_build_object('slug', interests.slug, 'name', interests.name)
              order by interests.position, interests.name), '[]')`.as('named'),
        )
        .as('interests'),
    ])
    .where('user_id', '=', userId)
    .where(isPersonVisibleTo({ userId }, 'posts.author_id'))
    .$if(page.after !== null, (query) =>
      query.where(sql<boolean>`(hidden_at, post_id) < (${page.after?.at}, ${page.after?.id})`),
    )
    .orderBy('hidden_at', 'desc')
    .orderBy('post_id', 'desc')
    .limit(page.limit + 1)
    .execute();
}
