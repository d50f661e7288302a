import { sql } from 'kysely';
import type { Db } from '../../../platform/db/index.ts';

/** A row left out because its product is another feed's. */
export interface HeldRow {
  externalId: string;
  line: number;
  /** The feed that has the product. */
  feed: string;
}

/**
 * Leaves out staged rows whose products are for sale by another feed that Spark follows: each would take them from the other
 * whenever it is read. Feeds that were imported once, or are not followed any more, hold nothing back. Returns the first
 * of them, and how many there are.
 */
export async function leaveHeld(db: Db, listedAtMost: number): Promise<{ total: number; held: HeldRow[] }> {
  const { rows } = await sql<HeldRow & { total: number }>`
    with held as (
      delete from incoming using products p, catalog_feeds
      where p.external_id = incoming.external_id and p.missing_since is null
        and catalog_feeds.name = p.feed and p.feed <> incoming.feed
      returning incoming.position, incoming.external_id, incoming.line, p.feed),
    noted as (update seen set is_taken = false from held where seen.position = held.position)
    select external_id as "externalId", line, feed, (select count(*) from held)::integer as total
    from held order by line limit ${listedAtMost}`.execute(db);
  const held = rows.map(({ externalId, line, feed }) => ({ externalId, line, feed }));
  return { total: rows[0]?.total ?? 0, held };
}
