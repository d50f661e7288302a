import {
  CompiledQuery,
  sql,
  type Kysely,
  type PostgresPool,
  type PostgresPoolClient,
  type RawBuilder,
} from 'kysely';
import pg from 'pg';
import type { DB } from './schema.ts';

const mark = '/* prepared */';
// Where Kysely puts it: behind the first word of a statement.
const markedWithin = 24;

/**
 * Put at the front of a statement whose text is always the same (lists go in as one array): each connection then plans it
 * once and is asked for it by name. `query.modifyFront(prepared)`, or first in a template.
 */
export const prepared = sql.raw(mark);

/**
 * The same for a statement that is asked all the time: its text, with `$1` and so on where values go, is put together once.
 * Lists of ids go in by `idList`.
 */
export function statement<Row>(
  template: RawBuilder<Row>,
): (db: Kysely<DB>, values: readonly unknown[]) => Promise<Row[]> {
  let text: string | null = null;
  return async (db, values) => {
    text ??= `${mark} ${template.compile(db).sql}`;
    return (await db.executeQuery<Row>(CompiledQuery.raw(text, [...values]))).rows;
  };
}

/** Ids as PostgreSQL writes a list of them. Whatever else is in it than ids, it stays one value. */
export function idList(ids: readonly string[]): string {
  return `{${ids.join(',')}}`;
}

/** The connections of a pool as Kysely asks them; statements marked as prepared are sent by name. */
export function namingPool(pool: pg.Pool): PostgresPool {
  const names = new Map<string, string>();
  const known = new WeakMap<pg.PoolClient, PostgresPoolClient>();

  function nameOf(text: string): string {
    const name = names.get(text) ?? `s${names.size + 1}`;
    names.set(text, name);
    return name;
  }

  function naming(client: pg.PoolClient): PostgresPoolClient {
    const query = (text: string, values: unknown[]) =>
      isMarked(text) ? queryByName(client, { name: nameOf(text), text, values }) : client.query(text, values);
    // Kysely would also hand in cursors, had it been given them; it asks for rows alone.
    return { query: query as unknown as PostgresPoolClient['query'], release: () => client.release() };
  }

  return {
    connect: async () => {
      const client = await pool.connect();
      const wrapped = known.get(client) ?? naming(client);
      known.set(client, wrapped);
      return wrapped;
    },
    end: () => pool.end(),
  };
}

/** Asks by name. The driver would copy what describes a statement property by property, which takes as long as asking. */
function queryByName(
  client: pg.PoolClient,
  { name, text, values }: { name: string; text: string; values: unknown[] },
): Promise<pg.QueryResult> {
  return new Promise((resolve, reject) => {
    const query = new pg.Query(text, values, (error, result) => {
      if (error) reject(error);
      else resolve(result);
    });
    client.query(Object.assign(query, { name }));
  });
}

function isMarked(text: string): boolean {
  const at = text.indexOf('/');
  return at >= 0 && at < markedWithin && text.startsWith(mark, at);
}
