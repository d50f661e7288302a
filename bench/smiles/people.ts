import { createDatabase, newId } from '../../server/src/platform/db/index.ts';
import { restartLog } from '../../server/src/platform/changes/index.ts';

/** The bearer token of a person. */
export function tokenOf(number: number): string {
  return `somebody-who-smiles-${number}`;
}

/** Puts people who are signed in into a database, if they are not there yet, and a new post; gives its id. */
export async function seedPeople(url: string, count: number): Promise<string> {
  const { db, pool, close } = createDatabase({ url, maxConnections: 1 });
  try {
    await pool.query('set statement_timeout = 0');
    const id = `md5('smiling' || n)::uuid`;
    await pool.query(`
      insert into users (id, name, email, handle)
      select ${id}, 'Person ' || n, 'smiling-' || n || '@spark.test', 'smiling_' || n
      from generate_series(0, ${count - 1}) n on conflict do nothing`);
    await pool.query(`
      insert into sessions (id, user_id, token, expires_at)
      select md5('smiling session' || n)::uuid, ${id}, '${tokenOf(0).slice(0, -1)}' || n, now() + interval '30 days'
      from generate_series(0, ${count - 1}) n
      on conflict (id) do update set expires_at = excluded.expires_at`);
    const postId = newId();
    await pool.query(
      `insert into posts (id, author_id, kind, text, created_at)
       select $1, id, 'story', 'Everybody smiles at this.', now() from users order by id limit 1`,
      [postId],
    );
    await db.transaction().execute(restartLog);
    return postId;
  } finally {
    await close();
  }
}
