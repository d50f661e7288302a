import { findNode, idOf } from '../../graph/index.ts';
import { isBearable } from '../rank/candidates.ts';
import { postKinds, type PostKindName } from '../facts.ts';
import { byTime, type FeedIndex } from './feed-index.ts';
import { settle } from './ordered-list.ts';
import { belongsTo, createdAt, kindOf } from './post.ts';
import { isFollowed, type Reader } from '../reader/reader.ts';

/** Which posts are news to a reader. */
export interface NewsRequest {
  /** Posts after this second, up to another. */
  since: number;
  until: number;
  /** Of the second `since` itself those whose id comes after this one, as ids are given in the order of time; else none. */
  afterId?: string;
  kind: PostKindName | null;
  /** For You: of wanted interests or by followed people. Following: by followed people. Newest: all. */
  view: 'for-you' | 'following' | 'newest';
  /** Narrows the news to these interests, where any are named. */
  interestIds: readonly string[];
  /** More are not counted. */
  limit: number;
}

/** How many posts by others came into a feed. O(posts since then), and ends where enough are counted. */
export function countNews(index: FeedIndex, reader: Reader, request: NewsRequest): number {
  const { since, until, afterId, kind, view, limit } = request;
  const interests = request.interestIds.map((id) => findNode(index.graph.things, id));
  const wanted = [...reader.wanted.keys()];
  const isMeant = (post: number): boolean => {
    if (interests.length > 0 && !belongsTo(index, post, interests)) return false;
    if (view === 'following') return isFollowed(index, post, reader);
    if (view === 'newest' || interests.length > 0) return true;
    return belongsTo(index, post, wanted) || isFollowed(index, post, reader);
  };
  const kindNumber = kind === null ? -1 : postKinds.indexOf(kind);
  const { newest } = index.all;
  settle(newest, byTime(index));
  let count = 0;
  for (let at = newest.count - 1; at >= 0 && count < limit; at -= 1) {
    const post = newest.things[at] ?? 0;
    const second = createdAt(index, post);
    if (second < since) break;
    if (second === since && (afterId === undefined || idOf(index.graph.things, post) <= afterId)) break;
    if (second > until || (kindNumber !== -1 && kindOf(index, post) !== kindNumber)) continue;
    if (isBearable(index, post, reader) && isMeant(post)) count += 1;
  }
  return count;
}
