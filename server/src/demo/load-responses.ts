import type { DemoComment, DemoReaction, DemoVote } from '@spark/demo';
import { newIdAt } from '../platform/db/index.ts';
import { hoursAgo, inPortions, resolve, type DemoWorld } from './demo-world.ts';

type World = DemoWorld & { postIds: Map<string, string> };

/** What people did with posts. */
export interface DemoResponses {
  comments: readonly DemoComment[];
  smiles: readonly DemoReaction[];
  saves: readonly DemoReaction[];
  votes: readonly DemoVote[];
}

/** Brings in comments, smiles, saves and votes. */
export async function loadResponses(world: World, responses: DemoResponses): Promise<void> {
  await loadComments(world, responses.comments);
  await loadMarks(world, 'smiles', responses.smiles);
  await loadMarks(world, 'saves', responses.saves);
  await loadVotes(world, responses.votes);
}

async function loadComments(
  { trx, now, userIds, postIds }: World,
  comments: readonly DemoComment[],
): Promise<void> {
  const ids = new Map(comments.map((comment) => [comment.key, newIdAt(hoursAgo(now, comment.ageHours))]));
  const rows = comments.map((comment) => ({
    id: resolve(ids, comment.key),
    post_id: resolve(postIds, comment.postKey),
    parent_id: comment.parentKey === undefined ? null : resolve(ids, comment.parentKey),
    author_id: resolve(userIds, comment.authorHandle),
    text: comment.text,
    created_at: hoursAgo(now, comment.ageHours),
  }));
  // Parents first: a reply may only point at a comment that is there.
  const parentsFirst = rows.toSorted((a, b) => Number(a.parent_id !== null) - Number(b.parent_id !== null));
  await inPortions(parentsFirst, (portion) => trx.insertInto('comments').values(portion).execute());
}

async function loadMarks(
  world: World,
  table: 'smiles' | 'saves',
  marks: readonly DemoReaction[],
): Promise<void> {
  const { trx, now, userIds, postIds } = world;
  await inPortions(marks, (portion) =>
    trx
      .insertInto(table)
      .values(
        portion.map((mark) => ({
          post_id: resolve(postIds, mark.postKey),
          user_id: resolve(userIds, mark.handle),
          created_at: hoursAgo(now, mark.ageHours),
        })),
      )
      .execute(),
  );
}

async function loadVotes({ trx, now, userIds, postIds }: World, votes: readonly DemoVote[]): Promise<void> {
  const options = await trx.selectFrom('poll_options').select(['id', 'post_id', 'position']).execute();
  const byPlace = new Map(options.map((option) => [`${option.post_id} ${option.position}`, option.id]));
  await inPortions(votes, (portion) =>
    trx
      .insertInto('poll_votes')
      .values(
        portion.map((vote) => {
          const postId = resolve(postIds, vote.postKey);
          return {
            post_id: postId,
            user_id: resolve(userIds, vote.handle),
            option_id: resolve(byPlace, `${postId} ${vote.option}`),
            created_at: hoursAgo(now, vote.ageHours),
          };
        }),
      )
      .execute(),
  );
}
