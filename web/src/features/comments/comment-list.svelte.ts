import type { Comment, Page, Post } from '@spark/contract';
import { call, routes, sentenceOf } from '#lib/api/index.ts';

/** The comments of a post, as far as they are read. */
export interface CommentList {
  readonly items: Comment[];
  readonly nextCursor: string | null;
  readonly isLoading: boolean;
  readonly failure: string | null;
  more(): Promise<void>;
  /** Shows a comment just posted: a reply beneath what it answers, others at the end. */
  add(comment: Comment): void;
  /** Takes a comment away. */
  remove(commentId: string): void;
}

/** Makes the list of a post's comments from its first page. */
export function createCommentList(post: Post, first: Page<Comment>): CommentList {
  let items = $state(first.items);
  let nextCursor = $state(first.nextCursor);
  let isLoading = $state(false);
  let failure = $state<string | null>(null);

  return {
    get items() {
      return items;
    },
    get nextCursor() {
      return nextCursor;
    },
    get isLoading() {
      return isLoading;
    },
    get failure() {
      return failure;
    },
    async more() {
      if (isLoading || nextCursor === null) return;
      isLoading = true;
      failure = null;
      try {
        const page = await call(fetch, routes.listComments, {
          params: { id: post.id },
          query: { cursor: nextCursor },
        });
        const known = new Set(items.map(({ id }) => id));
        items = [...items, ...page.items.filter(({ id }) => !known.has(id))];
        nextCursor = page.nextCursor;
      } catch (caught) {
        failure = sentenceOf(caught);
      } finally {
        isLoading = false;
      }
    },
    add(comment) {
      const parent = items.find(({ id }) => id === comment.parentId);
      if (parent) parent.replies.push(comment);
      else items.push(comment);
      post.commentCount += 1;
    },
    remove(commentId) {
      const parent = items.find(({ replies }) => replies.some(({ id }) => id === commentId));
      const gone =
        parent === undefined ? 1 + (items.find(({ id }) => id === commentId)?.replies.length ?? 0) : 1;
      if (parent) parent.replies = parent.replies.filter(({ id }) => id !== commentId);
      else items = items.filter(({ id }) => id !== commentId);
      post.commentCount -= gone;
    },
  };
}
