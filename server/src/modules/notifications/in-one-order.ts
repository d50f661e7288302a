import { sql, type RawBuilder } from 'kysely';

/**
 * Notifications to be changed, held in the order in which they are written: whoever else changes several of them, as reading
 * all of them does, is waited for or waits, and never in a circle.
 */
export function inOneOrder(ids: readonly string[]): RawBuilder<string> {
  return sql`(
    select id from notifications where id = any(${[...new Set(ids)]}::uuid[])
    order by user_id, type, thing for update)`;
}
