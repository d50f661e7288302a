import { sql } from 'kysely';
import type { Static, TObject } from 'typebox';
import type { Trx } from '../db/index.ts';

/** A kind of work that is queued: its name, what it must be told (ids, not objects), and how often it is tried. */
export interface JobType<P extends TObject> {
  readonly name: string;
  readonly payload: P;
  /** How often it is tried before it is parked; the queue waits longer after each failure. */
  readonly maxAttempts: number;
}

/** Declares a kind of queued work and keeps its exact type. */
export function jobType<const P extends TObject>(type: JobType<P>): JobType<P> {
  return type;
}

/** When a job runs; jobs of one key replace each other while they wait. */
export interface JobTiming {
  runAt?: Date;
  key?: string;
}

/** Queues a job in the transaction whose commit it must follow; a rollback takes it back. */
export async function enqueue<P extends TObject>(
  trx: Trx,
  type: JobType<P>,
  payload: Static<P>,
  { runAt, key }: JobTiming = {},
): Promise<void> {
  await sql`
    select graphile_worker.add_job(
      identifier => ${type.name}, payload => ${JSON.stringify(payload)}::json,
      run_at => ${runAt ?? null}::timestamptz, max_attempts => ${type.maxAttempts}::int,
      job_key => ${key === undefined ? null : `${type.name}:${key}`}
    )`.execute(trx);
}

/** One of many jobs of a kind. */
export interface KeyedJob<P extends TObject> {
  payload: Static<P>;
  key: string;
}

/** Queues many jobs with one question. What waits under the same key already is replaced, and `keepsTime` where it asks so. */
export async function enqueueAll<P extends TObject>(
  trx: Trx,
  type: JobType<P>,
  jobs: readonly KeyedJob<P>[],
  { runAt, keepsTime = false }: { runAt?: Date; keepsTime?: boolean } = {},
): Promise<void> {
  if (jobs.length === 0) return;
  const payloads = jobs.map(({ payload }: { payload: unknown }) => JSON.stringify(payload));
  const keys = jobs.map(({ key }) => `${type.name}:${key}`);
  await sql`
    select count(graphile_worker.add_job(
      identifier => ${type.name}, payload => told.payload::json,
      run_at => ${runAt ?? null}::timestamptz, max_attempts => ${type.maxAttempts}::int,
      job_key => told.key, job_key_mode => ${keepsTime ? 'preserve_run_at' : 'replace'}))
    from unnest(${payloads}::text[], ${keys}::text[]) as told (payload, key)`.execute(trx);
}
