import { createDatabase } from '../../server/src/platform/db/index.ts';
import { findEmbeddedPostgres } from '../../server/src/platform/embedded-postgres/index.ts';

/** How long PostgreSQL itself takes to tell one connection what another one said, in milliseconds each. */
export async function timeNotifications(dataDir: string, times: number): Promise<number[]> {
  const url = await findEmbeddedPostgres(dataDir);
  if (url === null) throw new Error('The database of the benchmark does not run.');
  const { pool, connection, close } = createDatabase({ url, maxConnections: 1 });
  const ear = connection();
  await ear.connect();
  try {
    await ear.query('listen freshness');
    const taken: number[] = [];
    for (let count = 0; count < times; count += 1) {
      const begun = performance.now();
      const heard = new Promise((resolve) => ear.once('notification', resolve));
      await pool.query('notify freshness');
      await heard;
      taken.push(performance.now() - begun);
    }
    return taken;
  } finally {
    await ear.end();
    await close();
  }
}
