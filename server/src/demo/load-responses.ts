import type { DemoComment, DemoCommentSmile, DemoReaction, DemoVote } from '@spark/demo';
import { loadComments } from './load-comments.ts';
import { hoursAgo, inPortions, resolve, type DemoWorld } from './demo-world.ts';

type World = DemoWorld & { postIds: Map<string, string> };

/** What people did with posts. */
export interface DemoResponses {
  comments: readonly DemoComment[];
  commentSmiles: readonly DemoCommentSmile[];
  smiles: readonly DemoReaction[];
  saves: readonly DemoReaction[];
  votes: readonly DemoVote[];
}

/** Brings in comments, smiles, saves and votes. */
export async function loadResponses(world: World, responses: DemoResponses): Promise<void> {
  await loadComments(world, responses);
  await loadMarks(world, 'smiles', responses.smiles);
  await loadMarks(world, 'saves', responses.saves);
  await loadVotes(world, responses.votes);
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
