import { sql, type Selectable } from 'kysely';
import type { DB, Db } from '../../platform/db/index.ts';

/** A connection as it is kept. */
export type ConnectionRow = Selectable<DB['shop_connections']>;

/** A shop that is followed, without what opens it. */
export interface Connection {
  name: string;
  kind: ConnectionRow['kind'];
  address: string;
  everyMinutes: number;
  nextAt: Date;
  /** The reading under way. */
  reading: { kind: 'whole' | 'changes'; startedAt: Date; products: number } | null;
  wholeDoneAt: Date | null;
  changesDoneAt: Date | null;
  /** Products of the shop that are listed in the catalogue. */
  products: number;
  /** How the latest reading ended, in a sentence. */
  outcome: string | null;
  /** What is wrong since the latest reading that went well. */
  error: string | null;
  errorAt: Date | null;
  /** Readings that failed one after the other. */
  failures: number;
}

/** The name under which the catalogue remembers the products of a connection. */
export function feedOf(name: string): string {
  return `connection:${name}`;
}

/** The shops that are followed, by name. */
export async function loadConnections(db: Db): Promise<Connection[]> {
  const rows = await db
    .selectFrom('shop_connections')
    .selectAll()
    .select((query) =>
      query
        .selectFrom('products')
        .select((count) => count.fn.countAll<number>().as('count'))
        .where('products.feed', '=', sql<string>`${feedOf('')} || shop_connections.name`)
        .where('products.missing_since', 'is', null)
        .as('products'),
    )
    .orderBy('name')
    .execute();
  return rows.map(toConnection);
}

/** One of them by its name. */
export async function findConnection(db: Db, name: string): Promise<ConnectionRow | undefined> {
  return db.selectFrom('shop_connections').selectAll().where('name', '=', name).executeTakeFirst();
}

function toConnection(row: ConnectionRow & { products: number | null }): Connection {
  return {
    name: row.name,
    kind: row.kind,
    address: row.address,
    outcome: row.outcome,
    error: row.error,
    failures: row.failures,
    everyMinutes: row.every_minutes,
    nextAt: row.next_at,
    reading:
      row.pull_kind !== null && row.pull_started_at !== null
        ? { kind: row.pull_kind, startedAt: row.pull_started_at, products: row.pull_rows }
        : null,
    wholeDoneAt: row.whole_done_at,
    changesDoneAt: row.changes_done_at,
    products: row.products ?? 0,
    errorAt: row.error_at,
  };
}
