import { limits } from '@spark/contract';
import { recordChanges, wholeSeconds } from '../../platform/changes/index.ts';
import type { Trx } from '../../platform/db/index.ts';
import { invalid } from '../../platform/http/index.ts';
import { say } from '../../platform/sentences/index.ts';
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
      message: say`Choose at least ${limits.minInterests} interests: ${missing} more to go.`,
    });
  }
  const ids = await findInterestIds(trx, slugs);
  const unknown = choice.slugs.flatMap((slug, index) =>
    ids.has(slug) ? [] : [{ path: `/slugs/${index}`, message: say`There is no interest named "${slug}".` }],
  );
  const [first, ...rest] = unknown;
  if (first !== undefined) throw invalid(first, ...rest);
  // Two choices at once would otherwise add up.
  await lockAccount(trx, choice.userId);
  const dropped = await trx
    .deleteFrom('user_interests')
    .where('user_id', '=', choice.userId)
    .where('interest_id', 'not in', [...ids.values()])
    .returning(['interest_id', 'created_at'])
    .execute();
  const chosen = await trx
    .insertInto('user_interests')
    .values(
      [...ids.values()].map((id) => ({ user_id: choice.userId, interest_id: id, created_at: choice.now })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .returning(['interest_id', 'created_at'])
    .execute();
  const touch = (by: 1 | -1) => (row: { interest_id: string; created_at: Date }) => ({
    topic: 'touch' as const,
    subject: row.interest_id,
    detail: {
      person: choice.userId,
      kind: 'interest' as const,
      response: 'choose' as const,
      by,
      at: wholeSeconds(row.created_at),
    },
  });
  await recordChanges(trx, [
    ...dropped.map(touch(-1)),
    ...chosen.map(touch(1)),
    { topic: 'reader', subject: choice.userId },
  ]);
}
