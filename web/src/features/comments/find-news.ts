import type { CommentState } from '@spark/contract';

/**
 * What was said since a page was read, newest first: what the stream tells of and the page does not know. Where older
 * comments move up because a newer one was deleted, they are no news.
 *
 * @param recent what was said last when the page was read, newest first
 */
export function findNews(
  told: CommentState['recent'],
  { known, recent }: { known: ReadonlySet<string>; recent: readonly string[] },
): CommentState['recent'] {
  // Ids are in the order of time.
  const oldest = recent.at(-1) ?? '';
  return told.filter(({ id }) => !known.has(id) && id > oldest);
}
