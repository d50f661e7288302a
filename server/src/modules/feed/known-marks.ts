import { followedAuthors, isSureOfNoAnswer } from '@spark/ranking';
import type { ViewerMarks } from '../posts/index.ts';
import type { PreparedReader } from './engine/reader-cache.ts';

const none: ReadonlySet<string> = new Set();

/**
 * What a reader did with posts of the index, where that is sure without asking: hardly anybody answered what their feed shows for the
 * first time.
 */
export function knownMarks(
  { index, reader, votes }: PreparedReader,
  posts: readonly number[],
): ViewerMarks | undefined {
  if (votes === null || reader.personId === null || !isSureOfNoAnswer(index, reader, posts)) return undefined;
  return { smiled: none, saved: none, followed: followedAuthors(index, reader, posts), votes };
}
