import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import type pg from 'pg';

const folder = new URL('../../../migrations/', import.meta.url);
// Any number does, as long as every Spark uses the same one.
const lockKey = 7_205_017;

/** A step whose file no longer is what was applied, or a database newer than this program. */
export class MigrationError extends Error {
  override name = 'MigrationError';
}

/**
 * Brings the database to the newest schema: each file of `migrations/` once, in the order of its name, each in a
 * transaction of its own. Safe to run from several processes at once. Where a database that holds something would change,
 * `beforeUpgrade` comes first, and what it throws leaves it as it was. Returns the names applied now.
 */
export async function migrate(
  pool: pg.Pool,
  onStep: (name: string) => void = () => {},
  beforeUpgrade: () => Promise<void> = async () => {},
): Promise<string[]> {
  const steps = await readSteps();
  const client = await pool.connect();
  try {
    // Neither waiting for another process nor building an index is bound by the time a question may take.
    await client.query('set statement_timeout = 0');
    await client.query('select pg_advisory_lock($1)', [lockKey]);
    await refuseForeignDatabase(client);
    await makeHistory(client);
    const applied = await client.query<{ name: string; hash: string }>('select name, hash from migrations');
    const known = new Map(applied.rows.map((row) => [row.name, row.hash]));
    checkHistory(steps, known);
    const pending = steps.filter((step) => !known.has(step.name));
    if (known.size > 0 && pending.length > 0) await beforeUpgrade();
    for (const step of pending) {
      onStep(step.name);
      await applyStep(client, step);
    }
    return pending.map((step) => step.name);
  } finally {
    // Ends the connection, and with it the lock and the setting.
    client.release(true);
  }
}

/** A database that holds something, but no history of ours, is somebody else's: nothing is written into it. */
async function refuseForeignDatabase(client: pg.PoolClient): Promise<void> {
  const { rows } = await client.query<{ ours: boolean; table: string | null }>(
    `select
       exists (
         select from information_schema.columns
         where table_schema = current_schema() and table_name = 'migrations' and column_name = 'hash') as ours,
       (select min(relname::text) from pg_class
         where relnamespace = current_schema()::regnamespace and relkind in ('r', 'p')
           -- What an extension brought is nobody's work.
           and not exists (select from pg_depend where objid = pg_class.oid and deptype = 'e')) as "table"`,
  );
  const [found] = rows;
  if (found === undefined || found.ours || found.table === null) return;
  throw new MigrationError(
    `The database belongs to another program: it holds the table "${found.table}", and nothing says that Spark made it. ` +
      'Give Spark an empty database of its own. Nothing was changed.',
  );
}

// No right to make tables in the schema, or not even to look into it.
const mayNotCodes = ['42501', '3F000'];

async function makeHistory(client: pg.PoolClient): Promise<void> {
  try {
    await client.query(
      `create table if not exists migrations (
         name text primary key, hash text not null, applied_at timestamptz not null default now())`,
    );
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause && mayNotCodes.includes(String(cause.code)))) throw cause;
    throw new MigrationError(
      'Spark may not create tables in its database. Make its role the owner of the database.',
      { cause },
    );
  }
}

async function applyStep(client: pg.PoolClient, step: Step): Promise<void> {
  try {
    await client.query('begin');
    await client.query('set local lock_timeout = 2000');
    await client.query(step.sql);
    await client.query('insert into migrations (name, hash) values ($1, $2)', [step.name, step.hash]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw new MigrationError(`The migration ${step.name} failed and was taken back.`, { cause: error });
  }
}

function checkHistory(steps: Step[], known: Map<string, string>): void {
  const byName = new Map(steps.map((step) => [step.name, step]));
  for (const [name, hash] of known) {
    const step = byName.get(name);
    if (step === undefined) {
      throw new MigrationError(
        `The database is newer than this Spark: it holds the migration ${name}. Update Spark.`,
      );
    }
    if (step.hash !== hash) {
      throw new MigrationError(`The migration ${name} was changed after it was applied. Restore the file.`);
    }
  }
}

async function readSteps(): Promise<Step[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).toSorted();
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(new URL(name, folder), 'utf8');
      return { name, sql, hash: createHash('sha256').update(sql).digest('hex') };
    }),
  );
}

interface Step {
  name: string;
  sql: string;
  hash: string;
}
