import type pg from 'pg';

/** A moment of the database, as PostgreSQL writes it. */
export interface Moment {
  snapshot: string;
}

/**
 * Reads over connections of its own, which see the database as it was at one and the same moment, for as long as it takes.
 */
export async function readAtOneMoment(
  connect: () => pg.Client,
  connections: number,
  read: (clients: readonly pg.Client[]) => Promise<void>,
): Promise<Moment> {
  const first = connect();
  const others = Array.from({ length: connections - 1 }, connect);
  const all = [first, ...others];
  // A connection that breaks fails the query that waits for it.
  for (const client of all) client.on('error', () => undefined);
  try {
    await Promise.all(all.map((client) => client.connect()));
    for (const client of all) await begin(client);
    const { rows } = await first.query<Moment & { shared: string }>(
      'select pg_current_snapshot()::text as snapshot, pg_export_snapshot() as shared',
    );
    const [moment] = rows;
    if (moment === undefined) throw new Error('the database gave no snapshot');
    for (const client of others)
      await client.query(`set transaction snapshot ${client.escapeLiteral(moment.shared)}`);
    await read(all);
    for (const client of all) await client.query('commit');
    return { snapshot: moment.snapshot };
  } finally {
    await Promise.all(all.map((client) => client.end().catch(() => undefined)));
  }
}

async function begin(client: pg.Client): Promise<void> {
  await client.query('begin isolation level repeatable read read only');
  await client.query('set local statement_timeout = 0');
  await client.query("set local work_mem = '64MB'");
  // Nothing is sorted or joined that would pay for being compiled, or for being handed from one process to another.
  await client.query('set local jit = off');
  await client.query('set local max_parallel_workers_per_gather = 0');
}
