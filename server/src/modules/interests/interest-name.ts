import type { Locale } from '@spark/contract';
import { sql, type RawBuilder } from 'kysely';

/** What an interest is called in a language: in English where it has no name there. */
export function nameIn(locale: Locale): RawBuilder<string> {
  return sql<string>`coalesce(interests.names ->> ${locale}, interests.name)`;
}
