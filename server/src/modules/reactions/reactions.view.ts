import type { Comment, Reply } from '@spark/contract';
import { authorView } from '../accounts/index.ts';
import type { CommentRow } from './comments.queries.ts';

/** A comment with its replies as the contract shows it. */
export function commentView(
  row: CommentRow,
  replies: CommentRow[],
  viewer: { userId: string } | null,
): Comment {
  return { ...replyView(row, viewer), replies: replies.map((reply) => replyView(reply, viewer)) };
}

function replyView(row: CommentRow, viewer: { userId: string } | null): Reply {
  return {
    id: row.id,
    author: authorView(row.author),
    text: row.text,
    parentId: row.parent_id,
    viewer: { own: viewer?.userId === row.author_id },
    createdAt: row.created_at.toISOString(),
  };
}
