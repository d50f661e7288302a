import { sourceLocale } from '@spark/contract';
import type { Db } from '../../platform/db/index.ts';
import type { OutboundRules } from '../../platform/outbound/index.ts';
import { speak } from '../../platform/sentences/index.ts';
import type { Services } from '../../platform/services.ts';
import {
  FeedError,
  importRows,
  takeRows,
  toJsonLines,
  type CatalogRow,
  type RowIssue,
} from '../catalog/index.ts';
import type { Connector, ShopPage } from './connector.ts';
import { feedOf } from './connections.queries.ts';
import { openConnector, type Environment } from './open-connector.ts';
import { endPull, failPull, type PullResult } from './end-pull.ts';
import {
  claimConnection,
  ClaimLostError,
  digestPages,
  dropPages,
  keepPage,
  readPages,
  updateClaimed,
  whileClaimed,
  type Claim,
} from './pull-state.queries.ts';
import { ShopError } from './shop-error.ts';
import { shopSystems } from './shop-systems.ts';

/** What reading a shop needs. */
export type PullServices = Pick<Services, 'db' | 'store' | 'decoder'> & { outbound?: Partial<OutboundRules> };

/** A large shop is read in parts of this length, so that other work gets its turn. */
const partMs = 20_000;

/** After this long the same products are imported once more, so that their prices stay confirmed. */
const confirmMs = 24 * 60 * 60_000;

/**
 * Reads a shop: all of it, or what changed since the last time. Whole readings are kept page by page and imported at the end,
 * by the rules of every feed; changes go into the catalogue at once. What was read is not lost when something fails: the next
 * reading goes on after the last page. How it ended is told by the connection, not thrown.
 */
export async function pullConnection(
  services: PullServices & { environment: Environment },
  connectionId: string,
  now: Date,
): Promise<PullResult> {
  const claim = await claimConnection(services.db, connectionId, now);
  if (claim === undefined) return { outcome: 'Somebody else reads it, or it is gone.', goesOnAt: null };
  try {
    return await whileClaimed(services.db, claim, async () =>
      readPart(services, await startPull(services, claim, now), now),
    );
  } catch (error) {
    return { outcome: await settleFailure(services.db, claim, error), goesOnAt: null };
  }
}

// A broken program or database is for the log; what is wrong with the shop is for its operator.
async function settleFailure(db: Db, claim: Claim, error: unknown): Promise<string> {
  if (error instanceof ClaimLostError) return error.message;
  const isExplained = error instanceof ShopError || error instanceof FeedError;
  try {
    const told = await failPull(db, claim, { error, now: new Date() });
    if (isExplained) return told;
  } catch (failure) {
    if (failure instanceof ClaimLostError) return failure.message;
    throw isExplained ? failure : error;
  }
  throw error;
}

/** Decides what to read, unless a reading is under way. */
async function startPull({ db }: PullServices, claim: Claim, now: Date): Promise<Claim> {
  if (claim.pull_kind !== null && claim.pull_started_at !== null) return claim;
  const isWhole =
    claim.changes_since === null ||
    claim.hinted_whole ||
    claim.next_whole_at <= now ||
    !shopSystems[claim.kind].tellsChanges(claim.key_variable !== null);
  await dropPages(db, claim.id);
  return updateClaimed(db, claim, {
    pull_kind: isWhole ? 'whole' : 'changes',
    pull_started_at: now,
    pull_cursor: null,
    pull_pages: 0,
    pull_rows: 0,
    pull_rejected: 0,
    pull_remark: null,
    // Hints that come from now on may be about what was read already.
    hinted_at: null,
    hinted_whole: false,
  });
}

async function readPart(
  services: PullServices & { environment: Environment },
  start: Claim,
  now: Date,
): Promise<PullResult> {
  const { environment, outbound = {} } = services;
  const connector = openConnector(start, { environment, outbound });
  const until = now.getTime() + partMs;
  let claim = start;
  try {
    // A reading that broke off while it was imported has all its pages.
    let isDone = claim.pull_pages > 0 && claim.pull_cursor === null;
    while (!isDone) {
      claim = await readOnePage(services, claim, connector);
      isDone = claim.pull_cursor === null;
      if (!isDone && Date.now() > until) {
        await updateClaimed(services.db, claim, { lease_id: null, lease_until: null });
        return { outcome: `${claim.pull_rows} products read so far.`, goesOnAt: new Date() };
      }
    }
  } finally {
    await connector.close();
  }
  return finish(services, claim);
}

async function readOnePage({ db }: PullServices, claim: Claim, connector: Connector): Promise<Claim> {
  const askedAt = new Date();
  const since = claim.pull_kind === 'changes' ? claim.changes_since : null;
  const page = await connector.readPage({ cursor: claim.pull_cursor, since });
  const rows = withOurIds(page, claim.name);
  return db.transaction().execute(async (trx) => {
    let rejected = page.unreadable;
    let remark = claim.pull_remark;
    if (claim.pull_kind === 'whole') await keepPage(trx, claim, toJsonLines(rows));
    else {
      const way = { feed: feedOf(claim.name), allowedHosts: claim.allowed_hosts, now: askedAt };
      const taken = await takeRows(trx, rows, way);
      rejected += taken.rejected;
      remark ??= describeFirst(taken.issues);
    }
    return updateClaimed(trx, claim, {
      pull_cursor: page.next,
      pull_pages: claim.pull_pages + 1,
      pull_rows: claim.pull_rows + rows.length + page.unreadable,
      pull_rejected: claim.pull_rejected + rejected,
      pull_remark: remark,
      failures: 0,
    });
  });
}

/** Why something was left out. Whole readings have a report of their own, with all of it. */
function describeFirst(issues: readonly RowIssue[]): string | null {
  const first = issues.find(({ severity }) => severity === 'error');
  return first === undefined
    ? null
    : `${first.externalId}: the ${first.field} ${speak(sourceLocale, first.reason)}.`;
}

/** Ids of two shops may be the same; with the name of the connection before them they are not. */
function withOurIds({ rows }: ShopPage, name: string): CatalogRow[] {
  return rows.map((row) => ({
    ...row,
    id: `${name}:${row.id}`,
    groupId: row.groupId ? `${name}:${row.groupId}` : null,
  }));
}

async function finish(services: PullServices, claim: Claim): Promise<PullResult> {
  const { db } = services;
  if (claim.pull_kind === 'changes') {
    const remark = claim.pull_remark === null ? '' : ` ${claim.pull_remark}`;
    const outcome = `${claim.pull_rows - claim.pull_rejected} changed, ${claim.pull_rejected} left out.${remark}`;
    return endPull(db, claim, { outcome, now: new Date() });
  }
  const readAt = claim.pull_started_at ?? new Date();
  const digest = await digestPages(db, claim.id);
  if (isKnown(claim, digest, readAt)) {
    return endPull(db, claim, { outcome: 'Nothing changed.', now: new Date() });
  }
  const lines = readPages(db, claim.id);
  const order = { feed: feedOf(claim.name), source: claim.address, lines, allowedHosts: claim.allowed_hosts };
  const { counts, waitsBecause } = await importRows(services, order, readAt);
  if (waitsBecause !== null) {
    return endPull(db, claim, { outcome: `It waits for a person. ${waitsBecause}`, now: new Date() });
  }
  const { added, changed, unchanged, missing, rejected } = counts;
  const leftOut = rejected + claim.pull_rejected;
  return endPull(db, claim, {
    outcome: `${added} added, ${changed} changed, ${unchanged} unchanged, ${missing} missing, ${leftOut} left out.`,
    now: new Date(),
    imported: { imported_digest: digest, imported_at: readAt },
  });
}

function isKnown({ imported_digest: known, imported_at: at }: Claim, digest: string, readAt: Date): boolean {
  return known === digest && at !== null && readAt.getTime() - at.getTime() < confirmMs;
}
