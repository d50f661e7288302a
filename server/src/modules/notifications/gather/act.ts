import type { NotificationType } from '@spark/contract';

/** Something a person did that may be news to another. */
export interface Act {
  /** Who would be told. */
  userId: string;
  type: NotificationType;
  thing: string;
  personId: string;
  /** The comment, where one person can do it several times; else the thing. */
  cause: string;
  postId: string | null;
  /** Who wrote the post: without them there is nothing to tell. */
  postAuthorId: string | null;
  commentId: string | null;
  reviewId: string | null;
  productId: string | null;
  by: 1 | -1;
}

/** Of what one act is to one person, only the first of these is told. */
const closeness: readonly NotificationType[] = ['comment_replied', 'mentioned', 'post_commented'];

/** Leaves of each act only what is closest to each person. */
export function closestOf<A extends Pick<Act, 'userId' | 'cause' | 'type' | 'personId'>>(
  acts: readonly A[],
): A[] {
  const rank = ({ type }: A) => closeness.indexOf(type);
  const kept = new Map<string, A>();
  for (const act of acts) {
    // Only comments can be several things to one person.
    const key = rank(act) < 0 ? `${keyOf(act)} ${act.cause}` : `${act.userId} ${act.cause}`;
    const other = kept.get(key);
    if (other === undefined || rank(act) < rank(other)) kept.set(key, act);
  }
  return [...kept.values()];
}

function keyOf({ userId, type, personId }: Pick<Act, 'userId' | 'type' | 'personId'>): string {
  return `${userId} ${type} ${personId}`;
}

/** Leaves of what was done and taken back only how it ended. */
export function lastOf(acts: readonly Act[]): Act[] {
  return [...new Map(acts.map((act) => [`${keyOf(act)} ${act.thing} ${act.cause}`, act])).values()];
}
