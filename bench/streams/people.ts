import { createDatabase } from '../../server/src/platform/db/index.ts';
import { restartLog } from '../../server/src/platform/changes/index.ts';
import { tokenOf } from '../smiles/people.ts';

/** The posts whose smiles are told: one of each of the first so many people. */
export const postIdSql = `md5('told post' || n)::uuid`;
const personIdSql = `md5('smiling' || n)::uuid`;

/** What a token begins with, before the number of its person. */
export const tokenStart = tokenOf(0).slice(0, -1);

/** Has people told of smiles in the app, each at a post of their own, and nothing told yet. Gives the ids of the posts. */
export async function seedTold(url: string, count: number): Promise<string[]> {
  const { db, pool, close } = createDatabase({ url, maxConnections: 1 });
  try {
    await pool.query('set statement_timeout = 0');
    await pool.query('delete from notifications');
    await pool.query('delete from notification_acts');
    await pool.query('delete from smiles');
    await pool.query(`
      insert into notification_choices (user_id, type, app)
      select ${personIdSql}, 'post_smiled', true from generate_series(0, ${count - 1}) n on conflict do nothing`);
    await pool.query(`
      insert into posts (id, author_id, kind, text, created_at)
      select ${postIdSql}, ${personIdSql}, 'story', 'Tell me.', now()
      from generate_series(0, ${count - 1}) n on conflict do nothing`);
    const { rows } = await pool.query<{ id: string }>(
      `select ${postIdSql} as id from generate_series(0, ${count - 1}) n order by n`,
    );
    await db.transaction().execute(restartLog);
    return rows.map(({ id }) => id);
  } finally {
    await close();
  }
}

/** How many notifications each of the first so many people has not read. */
export async function readUnread(url: string, count: number): Promise<number[]> {
  const { pool, close } = createDatabase({ url, maxConnections: 1 });
  try {
    const { rows } = await pool.query<{ unread: number }>(`
      select (select count(*) from notifications where user_id = ${personIdSql} and read_at is null)::int as unread
      from generate_series(0, ${count - 1}) n order by n`);
    return rows.map(({ unread }) => unread);
  } finally {
    await close();
  }
}
