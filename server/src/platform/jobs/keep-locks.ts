import type pg from 'pg';

/** How often a worker lets itself be heard of, and after how long without a word it is gone. */
export interface Beat {
  everyMs: number;
  goneMs: number;
}

const usually: Beat = { everyMs: 20_000, goneMs: 120_000 };

/**
 * Lets the queue hear of this worker again and again, and gives others the jobs of workers that are not heard of any more: one
 * that was killed leaves its jobs locked, and the queue by itself waits four hours for it. Who cannot reach the database for a
 * while is not gone: nobody frees anything before the others had the time for a word.
 */
export function keepLocks(
  pool: pg.Pool,
  worker: string,
  { everyMs, goneMs }: Beat = usually,
): { stop(): Promise<void> } {
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;
  let heardBefore = false;
  let beating = Promise.resolve();

  async function beat(): Promise<void> {
    await pool.query('update graphile_worker._private_jobs set locked_at = now() where locked_by = $1', [
      worker,
    ]);
    if (heardBefore) await pool.query(freeing, [worker, goneMs]);
    heardBefore = true;
  }

  function next(): void {
    beating = beat()
      // The database is away, of which others tell.
      .catch(() => void (heardBefore = false))
      .finally(() => {
        if (!isStopped) timer = setTimeout(next, everyMs).unref();
      });
  }

  next();
  return {
    stop: () => {
      isStopped = true;
      clearTimeout(timer);
      return beating;
    },
  };
}

const freeing = `
  update graphile_worker._private_jobs
  set locked_at = null, locked_by = null, run_at = greatest(run_at, now())
  where locked_by <> $1 and locked_at < now() - $2 * interval '1 millisecond'`;
