import { limits } from '@spark/contract';
import { sql } from 'kysely';
import type { Trx } from '../../platform/db/index.ts';
import { invalid, ProblemError } from '../../platform/http/index.ts';
import { say, sayCounted, type Sentence } from '../../platform/sentences/index.ts';
import { lockAccount } from './accounts.queries.ts';
import { refuseHandle } from './names/handle.policy.ts';

const dayMs = 86_400_000;

/**
 * Gives a person another handle; the one before leads to them still and is never given to anybody else. One's own former
 * handles can be taken up again. Throws `validation_failed` for one that nobody may have, `conflict` for one that is, or was,
 * somebody else's or looks like it, `rate_limited` after too many changes.
 */
export async function changeHandle(
  trx: Trx,
  { userId, handle, now }: { userId: string; handle: string; now: Date },
): Promise<void> {
  await lockAccount(trx, userId);
  const user = await trx
    .selectFrom('users')
    .select(['handle', 'roles'])
    .where('id', '=', userId)
    .executeTakeFirstOrThrow();
  if (user.handle === handle) return;
  const refusal = refuseHandle(handle, { isStaff: user.roles.length > 0 });
  if (refusal !== null) throw invalid({ path: '/handle', message: refusal });
  await checkFree(trx, handle, userId);
  await countChange(trx, userId, now);
  await trx.updateTable('users').set({ handle, updated_at: now }).where('id', '=', userId).execute();
}

/** The database says the same where two people are as fast as each other. */
export function handleTaken(handle: string, cause?: unknown): ProblemError {
  return new ProblemError('conflict', say`The handle @${handle} is taken. Choose another one.`, {
    errors: [{ path: '/handle', message: say`This handle is taken.` }],
    ...(cause === undefined ? {} : { cause }),
  });
}

async function checkFree(trx: Trx, handle: string, userId: string): Promise<void> {
  // Of two that look alike, taken at the same moment, the second finds the first: no key of the database says so.
  await sql`select pg_advisory_xact_lock(hashtextextended('handle ' || handle_skeleton(${handle}), 0))`.execute(
    trx,
  );
  const alike = await trx
    .selectFrom('handles')
    .select(['handle', 'user_id'])
    .where('skeleton', '=', sql<string>`handle_skeleton(${handle})`)
    .where('user_id', 'is distinct from', userId)
    .execute();
  if (alike.some((other) => other.handle === handle)) throw handleTaken(handle);
  const isOwn = await trx
    .selectFrom('handles')
    .select('handle')
    .where('handle', '=', handle)
    .where('user_id', '=', userId)
    .executeTakeFirst();
  if (alike.length === 0 || isOwn !== undefined) return;
  throw new ProblemError(
    'conflict',
    say`@${handle} looks too much like a handle that is taken. Choose another one.`,
    {
      errors: [{ path: '/handle', message: say`This looks too much like a handle that is taken.` }],
    },
  );
}

async function countChange(trx: Trx, userId: string, now: Date): Promise<void> {
  const period = limits.handleChangeDays * dayMs;
  const since = new Date(now.getTime() - period);
  await trx
    .deleteFrom('handle_changes')
    .where('user_id', '=', userId)
    .where('changed_at', '<=', since)
    .execute();
  const changes = await trx
    .selectFrom('handle_changes')
    .select('changed_at')
    .where('user_id', '=', userId)
    .orderBy('changed_at')
    .execute();
  const [first] = changes;
  if (first !== undefined && changes.length >= limits.handleChanges) {
    const waitMs = first.changed_at.getTime() + period - now.getTime();
    throw new ProblemError(
      'rate_limited',
      say`You changed your handle ${limits.handleChanges} times in ${limits.handleChangeDays} days. ${inDays(waitMs)}`,
      {
        errors: [{ path: '/handle', message: inDays(waitMs) }],
        headers: { 'retry-after': String(Math.ceil(waitMs / 1_000)) },
      },
    );
  }
  await trx.insertInto('handle_changes').values({ user_id: userId, changed_at: now }).execute();
}

function inDays(waitMs: number): Sentence {
  const days = Math.ceil(waitMs / dayMs);
  return sayCounted(
    days,
    say`It can be changed again within a day.`,
    say`It can be changed again in ${days} days.`,
  );
}
