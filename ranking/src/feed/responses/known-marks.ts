import { eachEdge } from '../../graph/adjacency.ts';
import { findNode, idOf } from '../../graph/index.ts';
import { pairKey } from './bonds.ts';
import type { FeedIndex } from '../posts/feed-index.ts';
import { authorOf } from '../posts/post.ts';
import type { Reader } from '../reader/reader.ts';

/** Compaction forgets the oldest edges of whoever has more, so for them the index is no witness. */
const surelyKept = 5_000;

/**
 * Whether the index knows that a reader answered none of some posts: neither smiled nor saved. Where it is not sure it says
 * no. Of votes it knows nothing. O(posts + edges of the reader).
 */
export function isSureOfNoAnswer(
  index: FeedIndex,
  { personId }: Reader,
  postIds: readonly string[],
): boolean {
  const { people, things, touched } = index.graph;
  const person = personId === null ? -1 : findNode(people, personId);
  if (person !== -1 && (index.edgeCounts[person] ?? 0) >= surelyKept) return false;
  const posts = new Set<number>();
  for (const id of postIds) {
    const post = findNode(things, id);
    if (post === -1 || (person !== -1 && index.held.has(pairKey(person, post)))) return false;
    posts.add(post);
  }
  let isSure = true;
  if (person !== -1) {
    eachEdge(touched, person, Infinity, (thing) => {
      if (posts.has(thing)) isSure = false;
    });
  }
  return isSure;
}

/** The authors of some posts whom a reader follows, as a whole or within some interests. O(posts). */
export function followedAuthors(
  index: FeedIndex,
  { followed, followedWithin }: Reader,
  postIds: readonly string[],
): Set<string> {
  const { things } = index.graph;
  const authors = new Set<string>();
  for (const id of followed.size + followedWithin.size === 0 ? [] : postIds) {
    const post = findNode(things, id);
    const author = post === -1 ? -1 : authorOf(index, post);
    if (followed.has(author) || followedWithin.has(author)) authors.add(idOf(things, author));
  }
  return authors;
}
