import type { Comment, ProductCard, Reply } from '@spark/contract';
import { authorView } from '../../accounts/index.ts';
import type { Reader } from '../../relations/index.ts';
import type { CommentRow } from './comments.queries.ts';

/** What views of comments are made with. */
export interface CommentSetting {
  reader: Reader;
  products: ReadonlyMap<string, ProductCard>;
}

/** A comment with the first of its replies as the contract shows it. */
export function commentView(
  row: CommentRow,
  { replies, moreReplies }: { replies: readonly CommentRow[]; moreReplies: string | null },
  setting: CommentSetting,
): Comment {
  return {
    ...replyView(row, setting),
    replyCount: row.reply_count,
    replies: replies.map((reply) => replyView(reply, setting)),
    moreReplies,
  };
}

/** A reply, or a comment without its replies. */
export function replyView(row: CommentRow, { reader, products }: CommentSetting): Reply {
  const isDeleted = row.deleted_at !== null;
  const shown = row.product_ids.flatMap((id) => products.get(id) ?? []);
  return {
    id: row.id,
    // Of what was deleted nobody learns who wrote it.
    author: isDeleted || row.author === null ? null : authorView(row.author),
    text: row.text,
    language: row.language,
    parentId: row.parent_id,
    answers: row.answered,
    mentions: row.mentions,
    products: shown.filter(({ isBuyable }) => isBuyable),
    waiting: shown.filter(({ isBuyable }) => !isBuyable),
    smileCount: row.smiles,
    isDeleted,
    isByPostAuthor: !isDeleted && row.is_by_post_author,
    isByStaff: !isDeleted && row.is_by_staff,
    isFolded: !isDeleted && row.is_folded,
    viewer: {
      own: !isDeleted && reader !== null && reader.userId === row.author_id,
      smiled: row.has_smiled,
    },
    createdAt: row.created_at.toISOString(),
    editedAt: row.edited_at?.toISOString() ?? null,
  };
}
