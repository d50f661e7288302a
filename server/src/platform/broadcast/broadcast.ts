import { sql } from 'kysely';
import type { Trx } from '../db/index.ts';

/** PostgreSQL refuses a payload of 8,000 bytes and more. */
const payloadBytes = 7_900;

/** Tells every process some words when this transaction commits, packed into as few notifications as hold them. */
export async function broadcast(trx: Trx, channel: string, words: readonly string[]): Promise<void> {
  const payloads = packWords(words, payloadBytes);
  if (payloads.length === 0) return;
  await sql`select pg_notify(${channel}, payload) from unnest(${payloads}::text[]) as payload`.execute(trx);
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
