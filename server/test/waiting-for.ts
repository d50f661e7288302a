import { sql } from 'kysely';
import { expect } from 'vitest';
import type { Db } from '../src/platform/db/index.ts';

/** Resolves once so many transactions of the database wait for a lock that another holds. */
export async function waitingFor(db: Db, count: number): Promise<void> {
  await expect.poll(() => countWaiting(db)).toBe(count);
}

async function countWaiting(db: Db): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`.execute(db);
  return rows[0]?.n ?? 0;
}
