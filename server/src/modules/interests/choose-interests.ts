import { limits } from '@spark/contract';
import type { Trx } from '../../platform/db/index.ts';
import { invalid } from '../../platform/http/index.ts';
import { lockAccount } from '../accounts/index.ts';
import { findInterestIds } from './interests.queries.ts';

/** Replaces what a person is interested in. Throws `validation_failed` below five or for a slug that names nothing. */
export async function chooseInterests(
  trx: Trx,
  choice: { userId: string; slugs: readonly string[]; now: Date },
): Promise<void> {
  const slugs = [...new Set(choice.slugs)];
  if (slugs.length < limits.minInterests) {
    const missing = limits.minInterests - slugs.length;
    throw invalid({
      path: '/slugs',
      message: `Choose at least ${limits.minInterests} interests: ${missing} more to go.`,
    });
  }
  const ids = await findInterestIds(trx, slugs);
  const unknown = choice.slugs.flatMap((slug, index) =>
    ids.has(slug) ? [] : [{ path: `/slugs/${index}`, message: `There is no interest named "${slug}".` }],
  );
  const [first, ...rest] = unknown;
  if (first !== undefined) throw invalid(first, ...rest);
  // Two choices at once would otherwise add up.
  await lockAccount(trx, choice.userId);
  await trx
    .deleteFrom('user_interests')
    .where('user_id', '=', choice.userId)
    .where('interest_id', 'not in', [...ids.values()])
    .execute();
  await trx
    .insertInto('user_interests')
    .values(
      [...ids.values()].map((id) => ({ user_id: choice.userId, interest_id: id, created_at: choice.now })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
