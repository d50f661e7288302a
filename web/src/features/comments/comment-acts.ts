import type { Comment, Reply } from '@spark/contract';

/** What can be done with a comment. */
export interface CommentActs {
  reply(comment: Reply): void;
  change(comment: Comment): void;
  remove(comment: Reply): void;
}
