import { eachEdge } from '../../graph/adjacency.ts';
import { findNode, idOf } from '../../graph/index.ts';
import { pairKey } from './bonds.ts';
import type { FeedIndex } from '../posts/feed-index.ts';
import { authorOf } from '../posts/post.ts';
import type { Reader } from '../reader/reader.ts';

/** Compaction forgets the oldest edges of whoever has more, so for them the index is no witness. */
const surelyKept = 5_000;

/**
 * Whether the index knows that a reader answered none of some posts, as `findPost` gives them: neither smiled nor saved.
 * Where it is not sure it says no. Of votes it knows nothing. O(posts + edges of the reader).
 */
export function isSureOfNoAnswer(index: FeedIndex, { personId }: Reader, posts: readonly number[]): boolean {
  const { graph, edgeCounts, held } = index;
  if (posts.includes(-1)) return false;
  const person = personId === null ? -1 : findNode(graph.people, personId);
  if (person === -1) return true;
  if ((edgeCounts[person] ?? 0) >= surelyKept) return false;
  if (held.size > 0 && posts.some((post) => held.has(pairKey(person, post)))) return false;
  const asked = new Set(posts);
  let isSure = true;
  eachEdge(graph.touched, person, Infinity, (thing) => {
    if (asked.has(thing)) isSure = false;
  });
  return isSure;
}

/** The authors of some posts whom a reader follows, as a whole or within some interests. O(posts). */
export function followedAuthors(
  index: FeedIndex,
  { followed, followedWithin }: Reader,
  posts: readonly number[],
): Set<string> {
  const authors = new Set<string>();
  for (const post of followed.size + followedWithin.size === 0 ? [] : posts) {
    const author = post === -1 ? -1 : authorOf(index, post);
    if (followed.has(author) || followedWithin.has(author)) authors.add(idOf(index.graph.things, author));
  }
  return authors;
}
