import type { Trx } from '../../platform/db/index.ts';
import { findUserIds } from '../accounts/index.ts';
import { filterVisible } from '../relations/index.ts';

// A mark within a word is no mention: `name@example.com` names nobody.
const mention = /(?<![\p{Script=Latin}\p{N}_@#/.])@([a-z0-9_]+)/giu;

/** More people than this are not mentioned but listed. */
const maxMentions = 20;

/** The handles a text names by `@`, each once. */
export function mentionedHandles(text: string): string[] {
  const handles = Array.from(text.matchAll(mention), ([, handle = '']) => handle.toLowerCase());
  return [...new Set(handles)].slice(0, maxMentions);
}

/**
 * Notes whom the text of a post mentions, in the place of whom it mentioned before. Somebody its author does not meet is
 * nobody: their handle stays a word.
 */
export async function storeMentions(
  trx: Trx,
  { postId, authorId, text }: { postId: string; authorId: string; text: string },
): Promise<void> {
  await trx.deleteFrom('post_mentions').where('post_id', '=', postId).execute();
  const named = await findUserIds(trx, mentionedHandles(text));
  const userIds = await filterVisible(trx, named, { userId: authorId });
  if (userIds.length === 0) return;
  const rows = userIds.map((userId) => ({ post_id: postId, user_id: userId }));
  await trx.insertInto('post_mentions').values(rows).execute();
}
