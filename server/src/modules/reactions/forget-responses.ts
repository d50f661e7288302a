import { recordChanges } from '../../platform/changes/index.ts';
import { inPortions, type Db, type Trx } from '../../platform/db/index.ts';
import { forgetComment, forgetCommentSmiles } from './comments/forget-comments.ts';
import { takeMarksBack, type Mark } from './mark-post.ts';

const portion = 100;

/** Takes back all that somebody who leaves answered posts with; every count follows. Can be taken up where it stopped. */
export async function forgetResponses(db: Db, userId: string, now: Date): Promise<number> {
  const leaving = { userId, now, limit: portion };
  const marks: readonly Mark[] = ['smiles', 'saves'];
  let forgotten = 0;
  for (const mark of marks) forgotten += await inPortions(db, (trx) => forgetMarks(trx, mark, userId, now));
  forgotten += await inPortions(db, (trx) => forgetCommentSmiles(trx, leaving));
  forgotten += await inPortions(db, (trx) => forgetComment(trx, leaving));
  return forgotten + (await inPortions(db, (trx) => forgetVotes(trx, userId)));
}

async function forgetMarks(trx: Trx, mark: Mark, userId: string, now: Date): Promise<number> {
  // In one order, so that two who leave wait for each other instead of in a circle.
  const given = await trx
    .selectFrom(mark)
    .select('post_id')
    .where('user_id', '=', userId)
    .orderBy('post_id')
    .limit(portion)
    .execute();
  await takeMarksBack(
    trx,
    mark,
    given.map(({ post_id: postId }) => ({ postId, userId, now })),
  );
  return given.length;
}

async function forgetVotes(trx: Trx, userId: string): Promise<number> {
  const votes = await trx
    .deleteFrom('poll_votes')
    .where('user_id', '=', userId)
    .where('post_id', 'in', (query) =>
      query.selectFrom('poll_votes').select('post_id').where('user_id', '=', userId).limit(portion),
    )
    .returning('post_id')
    .execute();
  await recordChanges(
    trx,
    votes.map(({ post_id: subject }) => ({ topic: 'post', subject })),
  );
  return votes.length;
}
