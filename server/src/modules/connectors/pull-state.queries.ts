import { createHash } from 'node:crypto';
import { sql, type Updateable } from 'kysely';
import { newId, type DB, type Db, type Trx } from '../../platform/db/index.ts';
import type { ConnectionRow } from './connections.queries.ts';

/** A reader that was not heard of for so long is gone. */
const leaseMs = 120_000;

/** How often a reader lets itself be heard of, so that one beat may be missed. */
const beatMs = 30_000;

/** A connection that somebody reads, and nobody else does. */
export type Claim = ConnectionRow & { lease_id: string };

/** Claims a connection for reading; `undefined` when somebody else is at it, or when it is gone. */
export async function claimConnection(db: Db, id: string, now: Date): Promise<Claim | undefined> {
  const leaseId = newId();
  const claimed = await db
    .updateTable('shop_connections')
    .set({ lease_id: leaseId, lease_until: leaseEnd(now) })
    .where('id', '=', id)
    .where((where) => where.or([where('lease_until', 'is', null), where('lease_until', '<=', now)]))
    .returningAll()
    .executeTakeFirst();
  return claimed === undefined ? undefined : { ...claimed, lease_id: leaseId };
}

/** What changes of a claimed connection. Throws `ClaimLostError` when it was taken away or changed meanwhile. */
export async function updateClaimed(
  db: Db,
  claim: Claim,
  values: Updateable<DB['shop_connections']>,
): Promise<Claim> {
  const updated = await db
    .updateTable('shop_connections')
    .set(values)
    .where('id', '=', claim.id)
    .where('lease_id', '=', claim.lease_id)
    .returningAll()
    .executeTakeFirst();
  if (updated === undefined) throw new ClaimLostError();
  return { ...updated, lease_id: claim.lease_id };
}

/** Somebody removed or changed the connection while it was read. */
export class ClaimLostError extends Error {
  override name = 'ClaimLostError';

  constructor() {
    super('The connection was changed while it was read.');
  }
}

/** Keeps a claim while something is done that may take long. Another reader never takes over from one that is alive. */
export async function whileClaimed<T>(db: Db, claim: Claim, work: () => Promise<T>): Promise<T> {
  const beat = () =>
    updateClaimed(db, claim, { lease_until: leaseEnd(new Date()) }).catch(() => {
      // Whether the claim is lost shows when something is written under it.
    });
  const timer = setInterval(() => void beat(), beatMs);
  return work().finally(() => clearInterval(timer));
}

function leaseEnd(now: Date): Date {
  return new Date(now.getTime() + leaseMs);
}

/** Keeps a page of a whole shop until all of it is there. */
export async function keepPage(trx: Trx, claim: Claim, lines: string): Promise<void> {
  await trx
    .insertInto('shop_connection_pages')
    .values({ connection_id: claim.id, position: claim.pull_pages, lines })
    .execute();
}

/** Forgets the pages of a connection. */
export async function dropPages(db: Db, connectionId: string): Promise<void> {
  await db.deleteFrom('shop_connection_pages').where('connection_id', '=', connectionId).execute();
}

/** One value for all the kept pages hold. */
export async function digestPages(db: Db, connectionId: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const lines of readPages(db, connectionId)) hash.update(lines);
  return hash.digest('base64');
}

/** The kept pages, one after the other. */
export async function* readPages(db: Db, connectionId: string): AsyncGenerator<string> {
  for (let position = 0; ; position += 1) {
    const page = await db
      .selectFrom('shop_connection_pages')
      .select('lines')
      .where('connection_id', '=', connectionId)
      .where('position', '=', position)
      .executeTakeFirst();
    if (page === undefined) return;
    yield page.lines;
  }
}

/** Lets the next reading be of the whole shop, and be imported even if it is what is known. */
export async function askForAll(db: Db, id: string, now: Date): Promise<void> {
  await db
    .updateTable('shop_connections')
    .set({ next_at: now, next_whole_at: now, imported_digest: null })
    .where('id', '=', id)
    .execute();
}

/** Notes that a shop said something changed; `false` when that is known already. */
export async function noteHint(
  trx: Trx,
  id: string,
  hint: { isWhole: boolean; now: Date },
): Promise<boolean> {
  const noted = await trx
    .updateTable('shop_connections')
    .set({
      hinted_at: sql<Date>`coalesce(hinted_at, ${hint.now})`,
      hinted_whole: sql<boolean>`hinted_whole or ${hint.isWhole}`,
    })
    .where('id', '=', id)
    .where((where) =>
      where.or([
        where('hinted_at', 'is', null),
        ...(hint.isWhole ? [where('hinted_whole', '=', false)] : []),
      ]),
    )
    .returning('id')
    .executeTakeFirst();
  return noted !== undefined;
}
