import type { Db, Trx } from '../../platform/db/index.ts';
import { FeedError } from '../catalog/index.ts';
import { ClaimLostError, dropPages, updateClaimed, type Claim } from './pull-state.queries.ts';
import { ShopError } from './shop-error.ts';

/** After a failure it is tried again after half a minute, one, two, … but at least every hour. */
const firstRetryMs = 30_000;
const longestRetryMs = 60 * 60_000;

/** A reading that fails so often in a row begins anew: perhaps the place it stopped at is what fails. */
const maxFailures = 5;

/** While another feed is imported. */
const importPauseMs = 60_000;

/** Hints that came while the shop was read are followed after a moment, not in a circle. */
const hintPauseMs = 5_000;

/** How a reading, or a part of it, ended. */
export interface PullResult {
  /** In a sentence. */
  outcome: string;
  /** When to go on, where there is more to read soon; `null`: it is done for this time. */
  goesOnAt: Date | null;
}

/** What was imported, to know it again. */
type Imported = { imported_digest?: string; imported_at?: Date };

/** Notes that a reading is done. */
export async function endPull(
  db: Db,
  claim: Claim,
  { outcome, now, imported = {} }: { outcome: string; now: Date; imported?: Imported },
): Promise<PullResult> {
  const isWhole = claim.pull_kind === 'whole';
  const goesOnAt = await db.transaction().execute(async (trx) => {
    const { hinted_at: hintedAt } = await lock(trx, claim);
    await updateClaimed(trx, claim, {
      ...idle,
      ...imported,
      changes_since: claim.pull_started_at,
      ...(isWhole
        ? { whole_done_at: now, next_whole_at: minutesAfter(now, claim.whole_every_minutes) }
        : { changes_done_at: now }),
      next_at: hintedAt === null ? minutesAfter(now, claim.every_minutes) : after(now, hintPauseMs),
      outcome,
      ...(isWhole || claim.error_pull !== 'whole' ? { error: null, error_at: null, error_pull: null } : {}),
      failures: 0,
    });
    await dropPages(trx, claim.id);
    return hintedAt === null ? null : after(now, hintPauseMs);
  });
  return { outcome, goesOnAt };
}

/** Notes that a reading failed, and when to try again: where it stopped, or from the beginning. Returns what is told. */
export async function failPull(
  db: Db,
  claim: Claim,
  { error, now }: { error: unknown; now: Date },
): Promise<string> {
  const told = tell(error);
  await db.transaction().execute(async (trx) => {
    const { pull_kind: kind, failures: earlier } = await lock(trx, claim);
    const isBusyHere = error instanceof FeedError && error.code === 'import_running';
    const failures = isBusyHere ? earlier : earlier + 1;
    // A refused import is not mended by importing the same once more.
    const isRefused = error instanceof FeedError && !isBusyHere;
    const isOver = isRefused || (!isBusyHere && isLost(error, failures));
    await updateClaimed(trx, claim, {
      ...(isOver ? idle : { lease_id: null, lease_until: null }),
      next_at: after(now, pauseAfter(error, { failures, everyMs: claim.every_minutes * 60_000 })),
      // What changes goes on being followed meanwhile; what merely broke off is read whole again.
      ...(isOver && kind === 'whole'
        ? { next_whole_at: isRefused ? minutesAfter(now, claim.whole_every_minutes) : now }
        : {}),
      error: told,
      error_at: now,
      error_pull: kind,
      failures,
    });
    if (isOver) await dropPages(trx, claim.id);
  });
  return told;
}

async function lock(trx: Trx, claim: Claim) {
  const found = await trx
    .selectFrom('shop_connections')
    .select(['hinted_at', 'failures', 'pull_kind'])
    .where('id', '=', claim.id)
    .where('lease_id', '=', claim.lease_id)
    .forUpdate()
    .executeTakeFirst();
  if (found === undefined) throw new ClaimLostError();
  return found;
}

const idle = {
  pull_kind: null,
  pull_started_at: null,
  pull_cursor: null,
  pull_pages: 0,
  lease_id: null,
  lease_until: null,
} as const;

function tell(error: unknown): string {
  if (error instanceof ShopError || error instanceof FeedError) return error.message;
  return 'Something went wrong in Spark; its log tells what.';
}

function isLost(error: unknown, failures: number): boolean {
  return (error instanceof ShopError && error.kind === 'moved') || failures % maxFailures === 0;
}

function pauseAfter(error: unknown, { failures, everyMs }: { failures: number; everyMs: number }): number {
  if (error instanceof FeedError) return error.code === 'import_running' ? importPauseMs : everyMs;
  const backoffMs = Math.min(longestRetryMs, firstRetryMs * 2 ** Math.min(failures - 1, 10));
  if (error instanceof ShopError && error.waitMs !== null) return Math.max(error.waitMs, firstRetryMs);
  return backoffMs;
}

function minutesAfter(now: Date, minutes: number): Date {
  return after(now, minutes * 60_000);
}

function after(now: Date, ms: number): Date {
  return new Date(now.getTime() + ms);
}
