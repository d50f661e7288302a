import { recordChanges, wholeSeconds } from '../../../platform/changes/index.ts';
import type { Trx } from '../../../platform/db/index.ts';

/** A comment as the change log names it. */
interface ToldComment {
  id: string;
  postId: string;
  /** The comment or reply it answers. */
  parentId: string | null;
  authorId: string;
  at: Date;
  mentioned: string[];
}

/** Records that a comment was written, or taken back: its post shows it, and its author answered the post. */
export async function tellComment(
  trx: Trx,
  { id, postId, parentId, authorId: person, at, mentioned }: ToldComment,
  by: 1 | -1,
): Promise<void> {
  await recordChanges(trx, [
    { topic: 'post', subject: postId },
    {
      topic: 'response',
      subject: postId,
      detail: { person, response: 'comment', by, at: wholeSeconds(at) },
    },
    { topic: 'comment', subject: id, detail: { postId, parentId, person, mentioned, by } },
  ]);
}
