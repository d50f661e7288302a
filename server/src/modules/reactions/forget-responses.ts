import { recordChanges } from '../../platform/changes/index.ts';
import { inPortions, type Db, type Trx } from '../../platform/db/index.ts';
import { takeMark, type Mark } from './mark-post.ts';
import { count } from './post-counters.ts';
import { tellComments } from './write-comment.ts';

const portion = 100;

/** Takes back all that somebody who leaves answered posts with; every count follows. Can be taken up where it stopped. */
export async function forgetResponses(db: Db, userId: string, now: Date): Promise<number> {
  const marks: readonly Mark[] = ['smiles', 'saves'];
  let forgotten = 0;
  for (const mark of marks) forgotten += await inPortions(db, (trx) => forgetMarks(trx, mark, userId, now));
  forgotten += await inPortions(db, (trx) => forgetComments(trx, userId));
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
  for (const { post_id: postId } of given) await takeMark(trx, mark, { postId, userId, now });
  return given.length;
}

/** Their comments go with the answers to them, as when one deletes a comment; those deleted before are not counted again. */
async function forgetComments(trx: Trx, userId: string): Promise<number> {
  const own = await trx
    .selectFrom('comments')
    .select('id')
    .where('author_id', '=', userId)
    .orderBy('post_id')
    .limit(portion)
    .execute();
  if (own.length === 0) return 0;
  const ids = own.map(({ id }) => id);
  const gone = await trx
    .deleteFrom('comments')
    .where((query) => query.or([query('id', 'in', ids), query('parent_id', 'in', ids)]))
    .returning(['post_id', 'author_id', 'created_at', 'deleted_at'])
    .execute();
  const counted = Map.groupBy(
    gone.filter((comment) => comment.deleted_at === null),
    (comment) => comment.post_id,
  );
  for (const [postId, comments] of counted) {
    await count(trx, { postId, userId, of: 'comments', by: -comments.length });
    await tellComments(trx, postId, comments, -1);
  }
  return own.length;
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
