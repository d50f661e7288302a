import { findEdge } from '../graph/adjacency.ts';
import { findNode, idOf } from '../graph/index.ts';
import { pairKey } from './bonds.ts';
import { postKinds } from './facts.ts';
import type { FeedIndex } from './feed-index.ts';
import { authorOf, kindOf } from './post.ts';
import type { Reader } from './reader.ts';

/** Compaction forgets the oldest edges of whoever has more, so for them the index is no witness. */
const surelyKept = 5_000;
const pollKind = postKinds.indexOf('poll');

/**
 * Whether the index knows that a reader answered none of some posts: neither smiled nor saved, and there is no poll to have
 * voted in. Where it is not sure it says no. O(posts · edges of the reader).
 */
export function isSureOfNoAnswer(
  index: FeedIndex,
  { personId }: Reader,
  postIds: readonly string[],
): boolean {
  const { people, things, touched } = index.graph;
  const person = personId === null ? -1 : findNode(people, personId);
  if (person !== -1 && (index.edgeCounts[person] ?? 0) >= surelyKept) return false;
  return postIds.every((id) => {
    const post = findNode(things, id);
    if (post === -1 || kindOf(index, post) === pollKind) return false;
    return (
      person === -1 || (findEdge(touched, person, post) === null && !index.held.has(pairKey(person, post)))
    );
  });
}

/** The authors of some posts whom a reader follows, as a whole or within some interests. O(posts). */
export function followedAuthors(
  index: FeedIndex,
  { followed, followedWithin }: Reader,
  postIds: readonly string[],
): string[] {
  const { things } = index.graph;
  const authors = new Set(
    postIds.map((id) => findNode(things, id)).flatMap((post) => (post === -1 ? [] : authorOf(index, post))),
  );
  return [...authors]
    .filter((author) => followed.has(author) || followedWithin.has(author))
    .map((author) => idOf(things, author));
}
