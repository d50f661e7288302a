import { setTimeout as delay } from 'node:timers/promises';
import { findEmbeddedPostgres } from '../platform/embedded-postgres/index.ts';
import { findInstance } from '../platform/instance/index.ts';
import { CommandError } from './command-error.ts';

/** Long enough for a first start to make its database on a slow machine. */
const patienceMs = 60_000;

/**
 * The address of the embedded database that another Spark keeps in this data folder, or `null` where nobody keeps one. One
 * that is only starting is waited for.
 */
export async function findKeptDatabase(
  dataDir: string,
  tell: (message: string) => void,
  patience = patienceMs,
): Promise<string | null> {
  const until = performance.now() + patience;
  let isTold = false;
  for (;;) {
    const holder = await findInstance(dataDir);
    // Whoever claims the folder waits for one that is stopping.
    if (holder === null || holder.isStopping) return null;
    const url = await findEmbeddedPostgres(dataDir);
    if (url !== null) return url;

    const who = `spark ${holder.command}, process ${holder.pid}`;
    if (!isTold) tell(`Spark is starting with this data folder (${who}): waiting for its database`);
    isTold = true;
    if (performance.now() >= until) {
      throw new CommandError(
        `The database of the Spark that has this data folder (${who}) does not answer yet. ` +
          'Try again once that Spark says it is ready.',
      );
    }
    await delay(200);
  }
}
