import { AsyncLocalStorage } from 'node:async_hooks';
import { EventEmitter } from 'node:events';
import {
  Logger,
  makeWorkerUtils,
  run,
  type JobHelpers,
  type Runner,
  type TaskList,
  type WorkerEvents,
} from 'graphile-worker';
import type pg from 'pg';
import type { FastifyBaseLogger } from 'fastify';
import type { Static, TObject } from 'typebox';
import { Check } from 'typebox/schema';
import type { JobType } from './enqueue.ts';
import { keepLocks, type Beat } from './keep-locks.ts';
import { patientPool } from './patient-pool.ts';

/** What a job says about its work, for the log. */
type JobReport = Record<string, unknown>;

/** Work that is done again and again at set times. A job of the queue is a value: name, schedule, and what it does. */
export interface ScheduledJob {
  /** Names the job in the queue and in the log. */
  name: string;
  /** When, as a crontab line in UTC. */
  schedule: string;
  /** Does the work; may be repeated after a failure, so it must not mind. Returns what to log. */
  run(now: Date): Promise<JobReport>;
}

/** A kind of queued work with the one function that does it. */
export interface QueuedJob {
  name: string;
  /** Does the work; may be repeated after a failure, so it must not mind. */
  run(payload: unknown, attempt: Attempt): Promise<JobReport>;
}

/** Which try this is; the last one is the time to give up in good order. */
export interface Attempt {
  now: Date;
  isLast: boolean;
}

/** Everything a worker does. */
export interface Jobs {
  scheduled: readonly ScheduledJob[];
  queued: readonly QueuedJob[];
}

/** Gives a kind of job its work. Throws on a payload of another shape, which no later try can mend. */
export function handleJob<P extends TObject>(
  type: JobType<P>,
  work: (payload: Static<P>, attempt: Attempt) => Promise<JobReport>,
): QueuedJob {
  return {
    name: type.name,
    run: async (payload, attempt) => {
      if (!Check(type.payload, payload))
        throw new Error(`The job ${type.name} was queued without its facts.`);
      // The check above proves the shape; only its type is too general here.
      return work(payload as Static<P>, attempt);
    },
  };
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
  jobs: Jobs,
  log: FastifyBaseLogger,
  beat?: Beat,
): Promise<{ stop(): Promise<void> }> {
  const events: WorkerEvents = new EventEmitter();
  let name = '';
  // All that this process works at is locked under this name.
  events.once('pool:create', ({ workerPool }) => (name = workerPool.id));
  const runner: Runner = await run({
    pgPool: patientPool(pool),
    taskList: toTaskList(jobs, log),
    crontab: jobs.scheduled.map((job) => `${job.schedule} ${job.name}`).join('\n'),
    concurrency: 4,
    noHandleSignals: true,
    logger: loggerOf(log),
    events,
  });
  const locks = keepLocks(pool, name, beat);
  return { stop: () => runner.stop().finally(() => locks.stop()) };
}

/** The work of each job under its name, as the queue wants it. Throws when two jobs share a name. */
function toTaskList(jobs: Jobs, log: FastifyBaseLogger): TaskList {
  const tasks: TaskList = {};
  // The queue hears of a job over whichever connection of the pool it got, in the context of whoever had that one opened:
  // Better Auth would write a letter's token in the transaction of somebody's sign-up, which is long over.
  const inOwnContext = AsyncLocalStorage.snapshot();
  const add = (name: string, work: (payload: unknown, attempt: Attempt) => Promise<JobReport>) => {
    if (name in tasks) throw new Error(`Two jobs are named ${name}.`);
    tasks[name] = async (payload: unknown, { job }: JobHelpers) => {
      const attempt = { now: new Date(), isLast: job.attempts >= job.max_attempts };
      const report = await inOwnContext(work, payload, attempt);
      log.info({ job: name, ...report }, 'job done');
    };
  };
  for (const job of jobs.scheduled) add(job.name, (_payload, { now }) => job.run(now));
  for (const job of jobs.queued) add(job.name, (payload, attempt) => job.run(payload, attempt));
  return tasks;
}

/** The queue's own remarks, in our log. */
function loggerOf(log: FastifyBaseLogger): Logger {
  return new Logger((scope) => (level, message) => {
    const write = level === 'error' ? log.error : level === 'warning' ? log.warn : log.debug;
    write.call(log, { scope: scope.label }, message);
  });
}
