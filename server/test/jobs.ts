import { sql } from 'kysely';
import type { TestApp } from './test-app.ts';

/** What waits in the queue under a name, first due first. */
export async function waitingJobs(
  { db }: Pick<TestApp, 'db'>,
  name: string,
): Promise<{ key: string | null; runAt: Date }[]> {
  const { rows } = await sql<{ key: string | null; run_at: Date }>`
    select key, run_at from graphile_worker.jobs where task_identifier = ${name} order by run_at`.execute(db);
  return rows.map(({ key, run_at }) => ({ key, runAt: run_at }));
}

/** Does one piece of queued work as Spark does it, at a moment of the test's choice. */
export async function runJob(
  { jobs }: Pick<TestApp, 'jobs'>,
  name: string,
  payload: Record<string, string | number | null>,
  { now = new Date(), isLast = false } = {},
): Promise<Record<string, unknown>> {
  const job = jobs.queued.find((one) => one.name === name);
  if (job === undefined) throw new Error(`Nothing is queued as ${name}.`);
  return job.run(payload, { now, isLast });
}
