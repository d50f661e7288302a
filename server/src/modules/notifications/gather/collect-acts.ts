import type { ToldChange } from '../../../platform/changes/index.ts';
import type { Db } from '../../../platform/db/index.ts';
import type { Act } from './act.ts';
import { loadNamed, type Named } from './named-things.queries.ts';

/** What people did to others' things, in the order in which it is told. What is gone since is left out. */
export async function collectActs(db: Db, changes: readonly ToldChange[]): Promise<Act[]> {
  const told = changes.filter(
    ({ topic }) =>
      topic === 'response' ||
      topic === 'comment' ||
      topic === 'comment_smile' ||
      topic === 'touch' ||
      topic === 'helpful',
  );
  if (told.length === 0) return [];
  const named = await loadNamed(db, idsIn(told));
  return told.flatMap((change) => actsOf(change, named));
}

function idsIn(changes: readonly ToldChange[]): { posts: string[]; comments: string[]; reviews: string[] } {
  const ids = { posts: new Set<string>(), comments: new Set<string>(), reviews: new Set<string>() };
  for (const change of changes) {
    switch (change.topic) {
      case 'response':
        if (change.detail.response === 'smile') ids.posts.add(change.subject);
        break;
      case 'comment':
        ids.posts.add(change.detail.postId);
        if (change.detail.parentId !== null) ids.comments.add(change.detail.parentId);
        break;
      case 'comment_smile':
        ids.posts.add(change.detail.postId);
        ids.comments.add(change.subject);
        break;
      case 'helpful':
        ids.reviews.add(change.subject);
        break;
    }
  }
  return { posts: [...ids.posts], comments: [...ids.comments], reviews: [...ids.reviews] };
}

function actsOf(change: ToldChange, { posts, comments, reviews }: Named): Act[] {
  const nothing = { postId: null, postAuthorId: null, commentId: null, reviewId: null, productId: null };
  switch (change.topic) {
    case 'response': {
      const { person: personId, response, by } = change.detail;
      const postAuthorId = posts.get(change.subject);
      if (response !== 'smile' || personId === null || postAuthorId === undefined) return [];
      const about = { ...nothing, thing: change.subject, cause: change.subject, postId: change.subject };
      return [{ ...about, type: 'post_smiled', userId: postAuthorId, postAuthorId, personId, by }];
    }
    case 'comment':
      return commentActs(change, { posts, comments });
    case 'comment_smile': {
      const { postId, person: personId, by } = change.detail;
      const [postAuthorId, userId] = [posts.get(postId), comments.get(change.subject)];
      if (postAuthorId === undefined || userId === undefined) return [];
      const about = { ...nothing, thing: change.subject, cause: change.subject, commentId: change.subject };
      return [{ ...about, type: 'comment_smiled', userId, postId, postAuthorId, personId, by }];
    }
    case 'touch': {
      const { person: personId, kind, response, by } = change.detail;
      if (kind !== 'author' || response !== 'follow') return [];
      const userId = change.subject;
      return [{ ...nothing, type: 'followed', thing: userId, cause: userId, userId, personId, by }];
    }
    case 'helpful': {
      const { person: personId, by } = change.detail;
      const review = reviews.get(change.subject);
      if (review === undefined) return [];
      const about = { ...nothing, thing: change.subject, cause: change.subject, reviewId: change.subject };
      const { authorId: userId, productId } = review;
      return [{ ...about, type: 'review_helpful', userId, productId, personId, by }];
    }
    default:
      return [];
  }
}

function commentActs(
  { subject, detail }: Extract<ToldChange, { topic: 'comment' }>,
  { posts, comments }: Pick<Named, 'posts' | 'comments'>,
): Act[] {
  const { postId, parentId, person: personId, mentioned, by } = detail;
  const postAuthorId = posts.get(postId);
  if (postAuthorId === undefined) return [];
  const parentAuthorId = parentId === null ? undefined : comments.get(parentId);
  const about = {
    cause: subject,
    commentId: subject,
    postId,
    postAuthorId,
    personId,
    by,
    reviewId: null,
    productId: null,
  };
  return [
    { ...about, type: 'post_commented', thing: postId, userId: postAuthorId },
    ...mentioned.map((userId) => ({ ...about, type: 'mentioned' as const, thing: subject, userId })),
    ...(parentId === null || parentAuthorId === undefined
      ? []
      : [{ ...about, type: 'comment_replied' as const, thing: parentId, userId: parentAuthorId }]),
  ];
}
