import type { Database } from '../../server/src/platform/db/index.ts';

type Pool = Database['pool'];

/** The bearer token of the author. */
export const authorToken = 'somebody-whom-many-follow';

const author = `md5('followed by many')::uuid`;
const follower = `md5('one of many' || n)::uuid`;

/** Puts an author with so many followers who want to be told into the database, if they are not there; gives an interest. */
export async function seedFollowers(pool: Pool, count: number): Promise<string> {
  const series = `generate_series(0, ${count - 1}) n`;
  const statements = [
    `insert into users (id, name, email, handle)
     values (${author}, 'Ada', 'followed@spark.test', 'followed_by_many') on conflict do nothing`,
    `insert into memberships (user_id, source) values (${author}, 'operator') on conflict do nothing`,
    `insert into sessions (id, user_id, token, expires_at)
     values (md5('session of the followed')::uuid, ${author}, '${authorToken}', now() + interval '30 days')
     on conflict (id) do update set expires_at = excluded.expires_at`,
    `insert into users (id, name, email, handle)
     select ${follower}, 'Follower ' || n, 'follower-' || n || '@spark.test', 'follower_' || n
     from ${series} on conflict do nothing`,
    `delete from follows where followed_id = ${author}`,
    `insert into follows (follower_id, followed_id) select ${follower}, ${author} from ${series}`,
    `insert into told_follows (follower_id, followed_id, created_at) select ${follower}, ${author}, now() from ${series}`,
    `delete from notifications where user_id in (select ${follower} from ${series})`,
    'analyze users, follows, told_follows, notifications',
  ];
  for (const statement of statements) await pool.query(statement);
  const { rows } = await pool.query<{ slug: string }>('select slug from interests order by position limit 1');
  return rows[0]?.slug ?? '';
}

/** How many were told of a post. */
export async function countTold(pool: Pool, postId: string): Promise<number> {
  const { rows } = await pool.query<{ told: number }>(
    'select count(*)::int as told from notifications where post_id = $1',
    [postId],
  );
  return rows[0]?.told ?? 0;
}

/** Writes as many rows of the same table by one statement, and takes them away again; gives how long the writing took. */
export async function insertPlainly(pool: Pool, count: number): Promise<number> {
  const startedAt = performance.now();
  await pool.query(
    `insert into notifications (id, user_id, type, thing, actor_id, actor_count, created_at, told_at)
     select gen_random_uuid(), ${follower}, 'followed_posted', md5('plain')::uuid, ${author}, 1, now(), now()
     from generate_series(0, ${count - 1}) n`,
  );
  const seconds = (performance.now() - startedAt) / 1_000;
  await pool.query(`delete from notifications where thing = md5('plain')::uuid`);
  return seconds;
}
