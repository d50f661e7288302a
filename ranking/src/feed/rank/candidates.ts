import { postKinds, type PostKindName } from '../facts.ts';
import { byHeat, byTime, type FeedIndex, type Shelf } from '../posts/feed-index.ts';
import { fetchRows } from './fetch.ts';
import { endAt, settle, type Order, type OrderedList } from '../posts/ordered-list.ts';
import { gatherDebuts } from './debuts.ts';
import {
  authorOf,
  belongsTo,
  createdAt,
  interestCount,
  isLive,
  kindOf,
  partsStart,
  triedViews,
  viewsOf,
} from '../posts/post.ts';
import { newestBy } from '../posts/put-post.ts';
import { isFollowed, isReadable, type Reader } from '../reader/reader.ts';
import { isDebut } from './explore.ts';
import { addCandidate, meet } from './space.ts';
import { bestOfWalk } from '../reader/taste.ts';

/** Clocks of servers differ by so much at most; what is of later than that is not shown before its time. */
const clockToleranceS = 300;
/** Untried posts are shown while they are not older than this. */
const untriedForS = 14 * 86_400;
/** However many interests somebody has, so many of them take part in one ranking, the heaviest first. */
const maxInterests = 64;
/** So many of the interests a reader did not choose, but takes to, take part beside them. */
const maxLearned = 8;
/** However many people somebody follows, the newest of so many compete. */
const maxFollowed = 300;
/** However much somebody writes, so many of their posts compete, or a quarter of the feed; more where others leave room. */
const leastPerAuthor = 20;
/** Rows of so many posts are read ahead. */
const fetchedAtOnce = 32;
// So many posts of a list are passed over for each that is wanted, before it is left; more where one reads few of the
// languages here, so that these are found among others.
const usualPatience = 12;
const patienceForLanguages = 60;

/** What decides which posts compete. */
export interface Competition {
  reader: Reader;
  now: number;
  seed: number;
  /** How many posts the ranking shall have. */
  size: number;
  kind: PostKindName | null;
}

/**
 * Gathers the posts that compete into the space: what the walk reached, the newest of followed people, the hottest,
 * newest and untried of each interest they chose or take to, and those of all. The number of posts in the index does not
 * matter, only that of candidates does. Needs what `readTaste` left behind.
 * @returns the best score the walk gave to any post; scores say something only beside it
 */
export function gatherCandidates(index: FeedIndex, competition: Competition): number {
  const { reader, size } = competition;
  const { space } = index;
  const { taken } = space;
  const isWanted = filterFor(index, competition);
  const perAuthor = Math.max(leastPerAuthor, Math.ceil(size / 4));
  const surplus: number[] = [];
  const takeOf = (post: number, isChosen: boolean): boolean => {
    if (!meet(space, post) || !isWanted(post)) return false;
    const author = authorOf(index, post);
    const own = taken[author] ?? 0;
    if (own >= perAuthor || (!isChosen && isLeftToOthers(index, post, competition))) {
      if (surplus.length < size) surplus.push(post);
      return false;
    }
    taken[author] = own + 1;
    addCandidate(space, post);
    return true;
  };
  const take = (post: number) => takeOf(post, false);
  const takeChosen = (post: number) => takeOf(post, true);
  // Whoever answered a post has seen it.
  for (let at = 0; at < space.caredCount; at += 1) meet(space, space.cared[at] ?? 0);
  const walked = bestOfWalk(index, Math.ceil(size / 2));
  for (const { thing } of walked) take(thing);
  gatherFollowed(index, competition, take);
  const chosen = [...reader.wanted.keys()].slice(0, maxInterests);
  const interests = [...chosen, ...learnedInterests(index, reader)];
  const each = Math.ceil((1.5 * size) / Math.max(1, interests.length));
  for (const interest of interests) {
    const shelf = index.shelves.get(interest);
    const isChosen = reader.wanted.has(interest);
    if (shelf !== undefined) gatherShelf(index, shelf, each, competition, isChosen ? takeChosen : take);
  }
  const kind = competition.kind === null ? undefined : index.byKind[postKinds.indexOf(competition.kind)];
  const isSoleSource = interests.length === 0 || kind !== undefined;
  gatherShelf(index, kind ?? index.all, isSoleSource ? 2 * size : size, competition, take);
  gatherDebuts(index, chosen, competition, { mayCompete: isWanted, take: takeChosen });
  for (const post of surplus) if (space.count < size) addCandidate(space, post);
  for (let at = 0; at < space.count; at += 1) space.taken[authorOf(index, space.posts[at] ?? 0)] = 0;
  return walked[0]?.score ?? 0;
}

/**
 * Whether a post of a new author is still to be tried by readers who chose its interests: all others meet it only where
 * there is room, for their views would say less, and be counted.
 */
function isLeftToOthers(index: FeedIndex, post: number, { reader, now }: Competition): boolean {
  // What is soonest known is asked first: most posts were seen, or are of an interest that is chosen.
  if (viewsOf(index, post) >= triedViews || isOfChosen(index, post, reader.wanted)) return false;
  return isDebut(index, post, now) && !isFollowed(index, post, reader);
}

/** Whether any interest of a post is chosen. */
export function isOfChosen(index: FeedIndex, post: number, wanted: Reader['wanted']): boolean {
  const { parts } = index;
  const start = partsStart(index, post);
  const end = start + interestCount(index, post);
  for (let at = start; at < end; at += 1) if (wanted.has(parts[at] ?? 0)) return true;
  return false;
}

/** The interests that pull a reader without having been chosen, the strongest first. O(interests the reader touched). */
function learnedInterests({ space }: FeedIndex, { wanted }: Reader): number[] {
  const { pull } = space;
  return [...new Set(space.pulling)]
    .filter((interest) => !wanted.has(interest) && (pull[interest] ?? 0) > 0)
    .toSorted((one, other) => (pull[other] ?? 0) - (pull[one] ?? 0))
    .slice(0, maxLearned);
}

/** Says whether a post may be in a feed at all: the rules that are never broken. */
export function filterFor(
  index: FeedIndex,
  { reader, now, kind }: Pick<Competition, 'reader' | 'now' | 'kind'>,
): (post: number) => boolean {
  const kindNumber = kind === null ? -1 : postKinds.indexOf(kind);
  const { seen } = reader;
  const until = now + clockToleranceS;
  return (post) =>
    isLive(index, post) &&
    createdAt(index, post) <= until &&
    (kindNumber === -1 || kindOf(index, post) === kindNumber) &&
    (seen.size === 0 || !seen.has(post)) &&
    isBearable(index, post, reader);
}

/** Whether a post that `findPost` found, and that was put into a reader's feed earlier, may still be shown there, seen or not. O(1). */
export function mayBeShown(index: FeedIndex, reader: Reader, post: number): boolean {
  return isLive(index, post) && isBearable(index, post, reader);
}

/** Whether a post is not one's own, one can read it, and nobody said that it, its author or its interests are not wanted. */
export function isBearable(index: FeedIndex, post: number, reader: Reader): boolean {
  const author = authorOf(index, post);
  const { silenced, hiddenPosts } = reader;
  // To ask a set that holds nothing takes as long as to ask any other.
  return (
    author !== reader.self &&
    (silenced.size === 0 || !silenced.has(author)) &&
    (hiddenPosts.size === 0 || !hiddenPosts.has(post)) &&
    !isOff(index, post, reader) &&
    isReadable(index, post, reader)
  );
}

/** Whether a post is of an interest that is turned off and of none that is wanted. */
function isOff(index: FeedIndex, post: number, { off, wanted }: Reader): boolean {
  if (off.size === 0) return false;
  const start = partsStart(index, post);
  let isAnyOff = false;
  for (let at = start; at < start + interestCount(index, post); at += 1) {
    const interest = index.parts[at] ?? 0;
    if (wanted.has(interest)) return false;
    isAnyOff ||= off.has(interest);
  }
  return isAnyOff;
}

type Take = (post: number) => boolean;

function gatherShelf(
  index: FeedIndex,
  { newest, hottest, untried }: Shelf,
  size: number,
  { now, seed, reader }: Competition,
  take: Take,
): void {
  const [time, heat] = [byTime(index), byHeat(index)];
  const half = Math.ceil(size / 2);
  const patience = reader.languages.size === 0 ? usualPatience : patienceForLanguages;
  if (hottest !== null) takeLast(index, hottest, heat, { until: Infinity, size: half, patience }, take);
  takeLast(index, newest, time, { until: now + clockToleranceS, size: half, patience }, take);
  if (untried !== null) takeSpread(untried, time, { now, seed, size: Math.ceil(size / 4) }, take);
}

/** Takes the newest or hottest of a list. */
function takeLast(
  index: FeedIndex,
  list: OrderedList,
  order: Order,
  { until, size, patience }: { until: number; size: number; patience: number },
  take: Take,
): void {
  settle(list, order);
  let left = size;
  let at = until === Infinity ? list.count : endAt(list, order, until);
  const end = Math.max(0, at - size * patience);
  while (at > end && left > 0) {
    const stop = Math.max(end, at - Math.min(left, fetchedAtOnce));
    fetchRows(index, list.things, { from: stop, until: at });
    while (at > stop) {
      at -= 1;
      if (take(list.things[at] ?? 0)) left -= 1;
    }
  }
}

/** Takes untried posts from all over the last days, others for each seed, so that readers share the work of trying them. */
function takeSpread(
  list: OrderedList,
  order: Order,
  { now, seed, size }: { now: number; seed: number; size: number },
  take: Take,
): void {
  settle(list, order);
  const end = endAt(list, order, now + clockToleranceS);
  const start = endAt(list, order, now - untriedForS);
  const length = end - start;
  const step = Math.max(1, Math.floor(length / size));
  const first = (seed >>> 0) % step;
  for (let at = end - 1 - first; at >= start; at -= step) take(list.things[at] ?? 0);
}

/** Takes the newest posts of followed people: of each a few, of the ones who wrote last. */
function gatherFollowed(index: FeedIndex, { reader, size, now }: Competition, take: Take): void {
  const time = byTime(index);
  let authors: { list: OrderedList; within: readonly number[] | null }[] = [];
  for (const [author, within] of followsOf(reader)) {
    const list = newestBy(index, author);
    if (list === null || list.count === 0) continue;
    authors.push({ list: settle(list, time), within });
  }
  if (authors.length > maxFollowed) {
    const lastOf = ({ list }: { list: OrderedList }) => createdAt(index, list.things[list.count - 1] ?? 0);
    authors = authors.toSorted((one, other) => lastOf(other) - lastOf(one)).slice(0, maxFollowed);
  }
  const each = Math.max(2, Math.ceil(size / 2 / Math.max(1, authors.length)));
  for (const { list, within } of authors) {
    const isOfInterest = (post: number) => within === null || belongsTo(index, post, within);
    const bounds = { until: now + clockToleranceS, size: each, patience: usualPatience };
    takeLast(index, list, time, bounds, (post) => isOfInterest(post) && take(post));
  }
}

function* followsOf({ followed, followedWithin }: Reader): Generator<[number, readonly number[] | null]> {
  for (const author of followed) yield [author, null];
  for (const [author, within] of followedWithin) if (!followed.has(author)) yield [author, within];
}
