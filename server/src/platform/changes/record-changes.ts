import { sql, type RawBuilder } from 'kysely';
import type { Trx } from '../db/index.ts';
import type { Change } from './change.ts';

/** A moment as changes keep it. */
export function wholeSeconds(moment: Date): number {
  return Math.floor(moment.getTime() / 1_000);
}

/** Writes what happened into the log; followers are told once this transaction commits, and never if it does not. */
export async function recordChanges(trx: Trx, changes: readonly Change[]): Promise<void> {
  if (changes.length === 0) return;
  const topics = changes.map(({ topic }) => topic);
  const subjects = changes.map(({ subject }) => subject);
  const details = changes.map((change) => ('detail' in change ? JSON.stringify(change.detail) : null));
  await sql`
    insert into changes (topic, subject, detail)
    select topic, subject, detail::jsonb
    from unnest(${topics}::text[], ${subjects}::uuid[], ${details}::text[]) as told (topic, subject, detail)
  `.execute(trx);
}

/** The same as a part of a statement: what a query finds as topic, subject and detail (jsonb). */
export function insertChanges(found: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`insert into changes (topic, subject, detail) ${found}`;
}
