import { sql, type RawBuilder } from 'kysely';
import type { Trx } from '../db/index.ts';

/** PostgreSQL refuses a payload of 8,000 bytes and more. */
const payloadBytes = 7_900;

/** Tells every process some words when this transaction commits, packed into as few notifications as hold them. */
export async function broadcast(trx: Trx, channel: string, words: readonly string[]): Promise<void> {
  const payloads = packWords(words, payloadBytes);
  if (payloads.length === 0) return;
  await sql`select pg_notify(${channel}, payload) from unnest(${payloads}::text[]) as payload`.execute(trx);
}

/** So many ids fit into one notification. */
const idsAtOnce = 200;

/** The same for ids a query has itself, in a column `id`: a subquery of one row for each notification, to be counted. */
export function broadcastIds(channel: string, ids: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    select pg_notify(${channel}, string_agg(id::text, ',')) as told
    from (select id, (row_number() over () - 1) / ${sql.lit(idsAtOnce)} as part from (${ids}) as found) as parts
    group by part`;
}

/** Joins words by commas into lines of at most so many bytes. Words are ASCII and hold no comma. */
export function packWords(words: readonly string[], maxBytes: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of words) {
    if (line !== '' && line.length + 1 + word.length > maxBytes) {
      lines.push(line);
      line = '';
    }
    line += line === '' ? word : `,${word}`;
  }
  if (line !== '') lines.push(line);
  return lines;
}
