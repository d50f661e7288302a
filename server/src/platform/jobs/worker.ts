import { Logger, makeWorkerUtils, run, type Runner } from 'graphile-worker';
import type pg from 'pg';
import type { FastifyBaseLogger } from 'fastify';

/** Work that is done again and again at set times. A job of the queue is a value: name, schedule, and what it does. */
export interface ScheduledJob {
  /** Names the job in the queue and in the log. */
  name: string;
  /** When, as a crontab line in UTC. */
  schedule: string;
  /** Does the work; may be repeated after a failure, so it must not mind. Returns what to log. */
  run(now: Date): Promise<Record<string, unknown>>;
}

/** Makes or updates the tables of the queue. */
export async function prepareJobs(pool: pg.Pool, log: FastifyBaseLogger): Promise<void> {
  const utils = await makeWorkerUtils({ pgPool: pool, logger: loggerOf(log) });
  try {
    await utils.migrate();
  } finally {
    await utils.release();
  }
}

/** Starts working on the queue until `stop` is called; what is at work then is finished first. */
export async function startWorker(
  pool: pg.Pool,
  jobs: readonly ScheduledJob[],
  log: FastifyBaseLogger,
): Promise<{ stop(): Promise<void> }> {
  const taskList = Object.fromEntries(
    jobs.map((job) => [
      job.name,
      async () => {
        const result = await job.run(new Date());
        log.info({ job: job.name, ...result }, 'job done');
      },
    ]),
  );
  const runner: Runner = await run({
    pgPool: pool,
    taskList,
    crontab: jobs.map((job) => `${job.schedule} ${job.name}`).join('\n'),
    concurrency: 2,
    noHandleSignals: true,
    logger: loggerOf(log),
  });
  return { stop: () => runner.stop() };
}

/** The queue's own remarks, in our log. */
function loggerOf(log: FastifyBaseLogger): Logger {
  return new Logger((scope) => (level, message) => {
    const write = level === 'error' ? log.error : level === 'warning' ? log.warn : log.debug;
    write.call(log, { scope: scope.label }, message);
  });
}
