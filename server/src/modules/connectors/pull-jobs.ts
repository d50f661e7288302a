import { Type } from 'typebox';
import type { Db, Trx } from '../../platform/db/index.ts';
import { enqueue, handleJob, jobType, type QueuedJob } from '../../platform/jobs/index.ts';
import type { Environment } from './open-connector.ts';
import { pullConnection, type PullServices } from './pull-connection.ts';

const readShop = jobType({
  name: 'read-shop',
  payload: Type.Object({ connectionId: Type.String() }),
  // What goes wrong is noted with the connection, which knows when to try again.
  maxAttempts: 1,
});

/** Queues the reading of a shop; one that waits already is not queued twice. */
export async function enqueuePull(trx: Trx, connectionId: string, runAt?: Date): Promise<void> {
  await enqueue(
    trx,
    readShop,
    { connectionId },
    { key: connectionId, ...(runAt === undefined ? {} : { runAt }) },
  );
}

/** Queues the reading of every shop that is due. Returns how many. */
export async function queueDueShops(db: Db, now: Date): Promise<number> {
  return db.transaction().execute(async (trx) => {
    const due = await trx
      .selectFrom('shop_connections')
      .select('id')
      .where('next_at', '<=', now)
      .where((where) => where.or([where('lease_until', 'is', null), where('lease_until', '<=', now)]))
      .orderBy('next_at')
      .forUpdate()
      .skipLocked()
      .execute();
    for (const { id } of due) await enqueuePull(trx, id);
    return due.length;
  });
}

/** The job that reads a shop, or the next part of a large one. `environment` holds the keys. */
export function readShopJob(services: PullServices, environment: Environment): QueuedJob {
  return handleJob(readShop, async ({ connectionId }, { now }) => {
    const { outcome, goesOnAt } = await pullConnection({ ...services, environment }, connectionId, now);
    if (goesOnAt !== null) {
      await services.db.transaction().execute((trx) => enqueuePull(trx, connectionId, goesOnAt));
    }
    return { connectionId, outcome };
  });
}
