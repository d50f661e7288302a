import { sql } from 'kysely';
import { recordChanges } from '../../../platform/changes/index.ts';
import { idList, type Trx } from '../../../platform/db/index.ts';

/** A smile a person gives a comment (`by` 1) or takes back (−1). */
export interface CommentMarking {
  commentId: string;
  userId: string;
  by: 1 | -1;
  now: Date;
}

/** What a smile adds to how helpful a comment is: that of the post's author says more, one's own nothing. */
const points = { usual: 1, ofPostAuthor: 3, own: 0 };

/**
 * Gives smiles and takes smiles back, each person and comment once; returns the count after all of them for each, `null`
 * where the comment is gone. The row decides whether something was new, the count follows it.
 */
export async function markComments(
  trx: Trx,
  markings: readonly CommentMarking[],
): Promise<(number | null)[]> {
  const comments = await lockComments(trx, [...new Set(markings.map(({ commentId }) => commentId))]);
  const there = markings.filter(({ commentId }) => comments.has(commentId));
  const changed = [
    ...(await giveSmiles(
      trx,
      there.filter(({ by }) => by === 1),
    )),
    ...(await takeSmiles(
      trx,
      there.filter(({ by }) => by === -1),
    )),
  ];
  const told = changed.flatMap((change) => {
    const comment = comments.get(change.commentId);
    return comment === undefined ? [] : { ...change, comment };
  });
  const counts = await countSmiles(
    trx,
    [...comments.keys()],
    told.map(({ commentId, userId, by, comment }) => ({
      commentId,
      by,
      points: by * weigh(userId, comment),
    })),
  );
  await recordChanges(
    trx,
    told.map(({ commentId, userId: person, by, comment: { post_id: postId } }) => ({
      topic: 'comment_smile',
      subject: commentId,
      detail: { postId, person, by },
    })),
  );
  return markings.map(({ commentId }) => counts.get(commentId) ?? null);
}

interface Comment {
  id: string;
  post_id: string;
  author_id: string | null;
  post_author_id: string;
}

interface Changed {
  commentId: string;
  userId: string;
  by: 1 | -1;
}

/** Comments that are there, locked in one order: a deletion comes before or behind all of this. */
async function lockComments(trx: Trx, ids: readonly string[]): Promise<Map<string, Comment>> {
  const rows = await trx
    .selectFrom('comments')
    .innerJoin('posts', 'posts.id', 'comments.post_id')
    .select(['comments.id', 'comments.post_id', 'comments.author_id', 'posts.author_id as post_author_id'])
    .where(sql<boolean>`comments.id = any(${idList(ids)}::uuid[])`)
    .where('comments.deleted_at', 'is', null)
    .orderBy('comments.id')
    .forNoKeyUpdate('comments')
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}

function weigh(userId: string, { author_id, post_author_id }: Comment): number {
  if (userId === author_id) return points.own;
  return userId === post_author_id ? points.ofPostAuthor : points.usual;
}

async function giveSmiles(trx: Trx, markings: readonly CommentMarking[]): Promise<Changed[]> {
  if (markings.length === 0) return [];
  const { rows } = await sql<{ commentId: string; userId: string }>`
    insert into comment_smiles (comment_id, user_id, created_at)
    select given.comment_id, given.user_id, given.at
    from unnest(${columns(markings)}, ${markings.map(({ now }) => now)}::timestamptz[])
      as given (comment_id, user_id, at)
    order by given.comment_id, given.user_id
    on conflict do nothing
    returning comment_id as "commentId", user_id as "userId"
  `.execute(trx);
  return rows.map((row) => ({ ...row, by: 1 }));
}

async function takeSmiles(trx: Trx, markings: readonly CommentMarking[]): Promise<Changed[]> {
  if (markings.length === 0) return [];
  const { rows } = await sql<{ commentId: string; userId: string }>`
    delete from comment_smiles as smile
    using unnest(${columns(markings)}) as taken (comment_id, user_id)
    where smile.comment_id = taken.comment_id and smile.user_id = taken.user_id
    returning smile.comment_id as "commentId", smile.user_id as "userId"
  `.execute(trx);
  return rows.map((row) => ({ ...row, by: -1 }));
}

/** Adds to the counts of comments and gives those of all that are asked for. */
async function countSmiles(
  trx: Trx,
  ids: readonly string[],
  changed: readonly { commentId: string; by: number; points: number }[],
): Promise<Map<string, number>> {
  if (changed.length > 0) {
    await sql`
      update comments set smiles = smiles + changed.by, smile_points = smile_points + changed.points
      from (
        select told.comment_id, sum(told.by) as by, sum(told.points) as points
        from unnest(
          ${changed.map(({ commentId }) => commentId)}::uuid[], ${changed.map(({ by }) => by)}::integer[],
          ${changed.map((one) => one.points)}::integer[]) as told (comment_id, by, points)
        group by told.comment_id) as changed
      where comments.id = changed.comment_id
    `.execute(trx);
  }
  const rows = await trx
    .selectFrom('comments')
    .select(['id', 'smiles'])
    .where(sql<boolean>`id = any(${idList(ids)}::uuid[])`)
    .execute();
  return new Map(rows.map((row) => [row.id, row.smiles]));
}

function columns(markings: readonly CommentMarking[]) {
  return sql`${idList(markings.map(({ commentId }) => commentId))}::uuid[],
    ${idList(markings.map(({ userId }) => userId))}::uuid[]`;
}
