import { hoursSinceJoining, roundHours } from '../ages.ts';
import { seededRandom } from '../art/random.ts';
import { comments, posts, warmthOfPost } from '../posts/index.ts';
import { audienceOf } from './reactions.ts';
import { pickPeople } from './sample.ts';

/** Somebody who smiled at a comment. */
export interface DemoCommentSmile {
  readonly commentKey: string;
  readonly handle: string;
  /** How long before "now" it happened. */
  readonly ageHours: number;
}

const postOf = new Map(posts.map((post) => [post.key, post]));

/** Who smiled at what was said: most of it a person or two, the best lines beneath loved posts many. */
export const commentSmiles: readonly DemoCommentSmile[] = comments.flatMap((comment) => {
  const post = postOf.get(comment.postKey);
  if (post === undefined) return [];
  const random = seededRandom(`comment smiles ${comment.key}`);
  const wit = random() ** 3 * (comment.parentKey === undefined ? 1 : 0.6);
  const count = Math.round(wit * (2.5 + 1.6 * (warmthOfPost.get(post.key) ?? 1)));
  const others = audienceOf(post).filter(({ person }) => person.handle !== comment.authorHandle);
  return pickPeople(others, count, random).map(({ handle }) => ({
    commentKey: comment.key,
    handle,
    ageHours: roundHours(Math.min(comment.ageHours, hoursSinceJoining(handle)) * random()),
  }));
});
