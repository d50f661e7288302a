import type { Locale } from '@spark/contract';
import { sql, type RawBuilder } from 'kysely';

/** What an interest is called in a language: by the name its operator gave where it has none there. */
export function nameIn(locale: Locale): RawBuilder<string> {
  return sql<string>`coalesce(interests.names ->> ${locale}, interests.name)`;
}
