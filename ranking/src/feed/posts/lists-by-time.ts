import { findNode, idOf, type NodeTable } from '../../graph/index.ts';
import { postKinds, type PostKindName } from '../facts.ts';
import { byTime, type FeedIndex } from './feed-index.ts';
import { endAt, settle, type OrderedList } from './ordered-list.ts';
import { authorOf, belongsTo, createdAt, kindOf } from './post.ts';
import { newestBy } from './put-post.ts';
import { isFollowed, isReadable, type Reader } from '../reader/reader.ts';

/** Where a list sorted by time goes on: after this post, towards the older. */
export interface ListPosition {
  /** Whole seconds since 1970. */
  at: number;
  id: string;
}

/** What a list by time is asked for. */
export interface ListRequest {
  after: ListPosition | null;
  limit: number;
  kind?: PostKindName | null;
  /** Posts of these interests alone; of any where none are named. */
  interestIds?: readonly string[];
  /** Whoever reads: what they hid, whom they silenced and what they cannot read is left out. */
  reader?: Reader | null;
}

/** The newest posts of all, or of a kind. O(limit + posts left out). */
export function newestPosts(index: FeedIndex, request: ListRequest): ListPosition[] {
  const { kind = null } = request;
  const shelf = kind === null ? index.all : index.byKind[postKinds.indexOf(kind)];
  return shelf === undefined ? [] : merge(index, [shelf.newest], request);
}

/** The newest posts of any of some interests. O((limit + posts left out) · interests). */
export function newestOfInterests(
  index: FeedIndex,
  interestIds: readonly string[],
  request: ListRequest,
): ListPosition[] {
  return merge(index, listsOf(index, interestIds), request);
}

/** How many posts an interest has. O(1). */
export function postsOfInterest({ graph, shelves }: FeedIndex, interestId: string): number {
  return shelves.get(findNode(graph.things, interestId))?.newest.count ?? 0;
}

/**
 * The newest posts by the people a reader follows, of those followed within some interests only what belongs to these.
 * O((limit + posts left out) · log authors + authors).
 */
export function newestOfFollowed(
  index: FeedIndex,
  request: ListRequest & { reader: Reader },
): ListPosition[] {
  const { followed, followedWithin } = request.reader;
  const lists = [...new Set([...followed, ...followedWithin.keys()])].flatMap(
    (author) => newestBy(index, author) ?? [],
  );
  return merge(index, lists, request, (post) => isFollowed(index, post, request.reader));
}

function listsOf({ graph, shelves }: FeedIndex, ids: readonly string[]): OrderedList[] {
  return [...new Set(ids)].flatMap((id) => shelves.get(findNode(graph.things, id))?.newest ?? []);
}

function merge(
  index: FeedIndex,
  lists: readonly OrderedList[],
  request: ListRequest,
  isMeant: (post: number) => boolean = () => true,
): ListPosition[] {
  const { after, limit, kind = null, interestIds = [], reader = null } = request;
  const { things } = index.graph;
  const order = byTime(index);
  const kindNumber = kind === null ? -1 : postKinds.indexOf(kind);
  const interests = interestIds.map((id) => findNode(things, id));
  const heads = lists.map((list) => {
    settle(list, order);
    return { list, at: placeAfter(index, list, after) };
  });
  const found: ListPosition[] = [];
  let last = -1;
  while (found.length < limit) {
    const head = newestHead(index, heads);
    if (head === null) break;
    const post = head.list.things[head.at] ?? 0;
    head.at -= 1;
    // A post of two interests stands in both lists.
    if (post === last) continue;
    last = post;
    if (kindNumber !== -1 && kindOf(index, post) !== kindNumber) continue;
    if (reader?.silenced.has(authorOf(index, post)) || reader?.hiddenPosts.has(post)) continue;
    if (reader !== null && !isReadable(index, post, reader)) continue;
    if (interests.length > 0 && !belongsTo(index, post, interests)) continue;
    if (!isMeant(post)) continue;
    found.push({ at: createdAt(index, post), id: idOf(things, post) });
  }
  return found;
}

interface Head {
  list: OrderedList;
  at: number;
}

function newestHead(index: FeedIndex, heads: readonly Head[]): Head | null {
  let best: Head | null = null;
  for (const head of heads) {
    if (head.at < 0) continue;
    if (best === null || isNewer(index, head, best)) best = head;
  }
  return best;
}

function isNewer(index: FeedIndex, one: Head, other: Head): boolean {
  const [a, b] = [one.list.things[one.at] ?? 0, other.list.things[other.at] ?? 0];
  const difference = createdAt(index, a) - createdAt(index, b);
  return difference > 0 || (difference === 0 && idOf(index.graph.things, a) > idOf(index.graph.things, b));
}

/** The newest place of a list that is older than a position, whether or not the post of the position is still there. */
function placeAfter(index: FeedIndex, list: OrderedList, after: ListPosition | null): number {
  if (after === null) return list.count - 1;
  const { things } = index.graph;
  let at = endAt(list, byTime(index), after.at) - 1;
  while (at >= 0 && isNotOlder(index, things, list.things[at] ?? 0, after)) at -= 1;
  return at;
}

function isNotOlder(index: FeedIndex, things: NodeTable, post: number, { at, id }: ListPosition): boolean {
  return createdAt(index, post) === at && idOf(things, post) >= id.toLowerCase();
}
