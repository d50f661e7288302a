import type pg from 'pg';

/** What a database was before anybody used it. */
export interface DatabaseState {
  /** Tells its tables, columns and indexes from those of an altered one. */
  shape: string;
  /** Rows of each table that had some, as JSON. */
  rows: Map<string, string>;
}

/** A table that took more than this is truncated; below it, deleting rows is quicker and leaves plans as they are. */
const largeBytes = 512 * 1024;
const keptTables = `relkind = 'r' and relpersistence = 'p' and relnamespace in (
  select oid from pg_namespace where nspname in ('public', 'graphile_worker'))`;

/** Reads what a fresh database is. */
export async function readState(client: pg.Client): Promise<DatabaseState> {
  const rows = new Map<string, string>();
  for (const { name } of await readFilled(client)) {
    const { rows: all } = await client.query<{ json: string | null }>(
      `select json_agg(t)::text as json from ${name} t`,
    );
    const json = all[0]?.json ?? null;
    if (json !== null) rows.set(name, json);
  }
  return { shape: await readShape(client), rows };
}

/** Brings a database back to what it was; says so if its tables were altered, and then leaves it as it is. */
export async function emptyDatabase(client: pg.Client, before: DatabaseState): Promise<boolean> {
  if ((await readShape(client)) !== before.shape) return false;
  const filled = await readFilled(client);
  const large = filled.filter(({ bytes }) => bytes > largeBytes).map(({ name }) => name);
  const small = filled.filter(({ bytes }) => bytes <= largeBytes).map(({ name }) => name);
  const seeds = [...before.rows].filter(([name]) => filled.some((table) => table.name === name));
  await client.query(
    [
      // Neither triggers nor foreign keys: everything goes.
      `begin; set local session_replication_role = replica`,
      ...(large.length === 0 ? [] : [`truncate ${large.join(', ')} cascade`]),
      ...small.map((name) => `delete from ${name}`),
      ...seeds.map(
        ([name, json]) =>
          `insert into ${name} select * from json_populate_recordset(null::${name}, ${quoted(json)})`,
      ),
      `select setval(seqrelid, seqstart, false) from pg_sequence
         where pg_sequence_last_value(seqrelid) is not null`,
      'commit',
    ].join(';\n'),
  );
  return true;
}

async function readFilled(client: pg.Client): Promise<{ name: string; bytes: number }[]> {
  const { rows } = await client.query<{ name: string; bytes: number }>(
    `select oid::regclass::text as name, pg_relation_size(oid) as bytes from pg_class
       where ${keptTables} and pg_relation_size(oid) > 0`,
  );
  return rows;
}

async function readShape(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ shape: string }>(
    `select format('%s %s %s', count(*), max(oid::bigint), (select count(*) from pg_attribute)) as shape
       from pg_class where relpersistence <> 't'`,
  );
  return rows[0]?.shape ?? '';
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
