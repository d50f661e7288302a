import { limits } from '@spark/contract';
import type { Trx } from '../../platform/db/index.ts';
import { ProblemError } from '../../platform/http/index.ts';
import { say, sayCounted, type Sentence } from '../../platform/sentences/index.ts';

const dayMs = 86_400_000;

/**
 * Makes a name the present one of somebody's storefront; the one before leads to it still and is never given to anybody else.
 * One's own former names may be taken up again. Throws `conflict` for one that is, or was, somebody else's, `rate_limited`
 * after too many new ones. The caller has locked the account.
 */
export async function takeName(
  trx: Trx,
  { ownerId, name, now }: { ownerId: string; name: string; now: Date },
): Promise<void> {
  const known = await trx
    .selectFrom('storefront_names')
    .select(['owner_id', 'is_current'])
    .where('name', '=', name)
    .executeTakeFirst();
  if (known !== undefined && known.owner_id !== ownerId) throw nameTaken(name);
  if (known?.is_current === true) return;
  if (known === undefined) await countNames(trx, ownerId, now);
  await leaveName(trx, ownerId);
  const taken = await trx
    .insertInto('storefront_names')
    .values({ name, owner_id: ownerId, is_current: true, taken_at: now })
    .onConflict((conflict) =>
      conflict
        .column('name')
        .doUpdateSet({ is_current: true })
        .where('storefront_names.owner_id', '=', ownerId),
    )
    .executeTakeFirst();
  // Somebody else was as fast.
  if (taken.numInsertedOrUpdatedRows === 0n) throw nameTaken(name);
}

/** Makes the present name of somebody's storefront a former one. */
async function leaveName(trx: Trx, ownerId: string): Promise<void> {
  await trx
    .updateTable('storefront_names')
    .set({ is_current: false })
    .where('owner_id', '=', ownerId)
    .where('is_current', '=', true)
    .execute();
}

function nameTaken(name: string): ProblemError {
  return new ProblemError('conflict', say`The name “${name}” is taken. Choose another one.`, {
    errors: [{ path: '/slug', message: say`This name is taken.` }],
  });
}

async function countNames(trx: Trx, ownerId: string, now: Date): Promise<void> {
  const period = limits.storefrontNameDays * dayMs;
  const taken = await trx
    .selectFrom('storefront_names')
    .select('taken_at')
    .where('owner_id', '=', ownerId)
    .where('taken_at', '>', new Date(now.getTime() - period))
    .orderBy('taken_at')
    .execute();
  const [first] = taken;
  if (first === undefined || taken.length < limits.storefrontNames) return;
  const waitMs = first.taken_at.getTime() + period - now.getTime();
  throw new ProblemError(
    'rate_limited',
    say`You took ${limits.storefrontNames} names in ${limits.storefrontNameDays} days. ${inDays(waitMs)}`,
    {
      errors: [{ path: '/slug', message: inDays(waitMs) }],
      headers: { 'retry-after': String(Math.ceil(waitMs / 1_000)) },
    },
  );
}

function inDays(waitMs: number): Sentence {
  const days = Math.ceil(waitMs / dayMs);
  return sayCounted(
    days,
    say`A new one can be taken within a day; your former names are yours still.`,
    say`A new one can be taken in ${days} days; your former names are yours still.`,
  );
}
