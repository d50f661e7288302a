import { recordChanges } from '../../platform/changes/index.ts';
import type { Trx } from '../../platform/db/index.ts';
import { invalid, notFound, ProblemError } from '../../platform/http/index.ts';
import { say } from '../../platform/sentences/index.ts';

/** Votes in the poll of a post; voting again moves the vote. Throws `conflict` once the poll is closed. */
export async function voteInPoll(
  trx: Trx,
  vote: { postId: string; userId: string; optionId: string; now: Date },
): Promise<void> {
  const poll = await trx
    .selectFrom('polls')
    .select('closes_at')
    .where('post_id', '=', vote.postId)
    .executeTakeFirst();
  if (poll === undefined) throw notFound('poll');
  if (poll.closes_at !== null && poll.closes_at <= vote.now) {
    throw new ProblemError('conflict', say`This poll is closed.`);
  }
  const option = await trx
    .selectFrom('poll_options')
    .select('id')
    .where('post_id', '=', vote.postId)
    .where('id', '=', vote.optionId)
    .executeTakeFirst();
  if (option === undefined) throw invalid({ path: '/optionId', message: say`This poll has no such option.` });
  await trx
    .insertInto('poll_votes')
    .values({ post_id: vote.postId, user_id: vote.userId, option_id: vote.optionId, created_at: vote.now })
    .onConflict((conflict) =>
      conflict
        .columns(['post_id', 'user_id'])
        .doUpdateSet({ option_id: vote.optionId, created_at: vote.now }),
    )
    .execute();
  await recordChanges(trx, [
    { topic: 'post', subject: vote.postId },
    { topic: 'vote', subject: vote.postId, detail: { person: vote.userId, optionId: vote.optionId } },
  ]);
}
