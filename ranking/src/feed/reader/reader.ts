import { findNode } from '../../graph/index.ts';
import type { ReaderFacts, Tastes } from '../facts.ts';
import type { FeedIndex } from '../posts/feed-index.ts';
import { numbersRead } from '../posts/language-number.ts';
import { authorOf, belongsTo, interestCount, isLive, languageOf, partsStart } from '../posts/post.ts';
import { takeThing } from '../posts/put-post.ts';

/** Somebody a feed is ranked for, in numbers of one index: only valid with it. */
export interface Reader {
  personId: string | null;
  /** The reader as an author; −1 for visitors. */
  self: number;
  /** Interests with what they weigh, the heaviest first. */
  wanted: ReadonlyMap<number, number>;
  /** Interests that are turned off. */
  off: ReadonlySet<number>;
  followed: ReadonlySet<number>;
  /** Authors who are followed within some interests only. */
  followedWithin: ReadonlyMap<number, readonly number[]>;
  silenced: ReadonlySet<number>;
  /** Numbers of the languages they read; none stands for all. */
  languages: ReadonlySet<number>;
  hiddenPosts: ReadonlySet<number>;
  /** Authors, interests and products that "not interested" was said of, and how often. */
  unwanted: ReadonlyMap<number, number>;
  seen: Set<number>;
  /** How many of the posts that were seen belong to each interest; of two interests, half to each. */
  seenOf: Map<number, number>;
  tastes: Tastes;
}

/** Turns what is known of a reader into numbers of the index, once for many rankings. O(facts). */
export function prepareReader(index: FeedIndex, facts: ReaderFacts): Reader {
  // Things nobody wrote of yet get their numbers now, so that a block holds for whoever posts later.
  const author = (id: string) => takeThing(index, id, 'author');
  const interest = (id: string) => takeThing(index, id, 'interest');
  const interests = [...facts.interests].map(([id, weight]) => [interest(id), within(weight, 1)] as const);
  const { hidden } = facts;
  const seen = new Set(findPosts(index, facts.seen));
  const seenOf = new Map<number, number>();
  for (const post of seen) noteSeen(index, seenOf, post);
  return {
    personId: facts.personId,
    self: facts.personId === null ? -1 : author(facts.personId),
    wanted: new Map(
      interests.filter(([, weight]) => weight > 0).toSorted(([, one], [, other]) => other - one),
    ),
    off: new Set(interests.filter(([, weight]) => weight === 0).map(([thing]) => thing)),
    followed: new Set(
      facts.follows.filter((one) => one.interestId === null).map((one) => author(one.authorId)),
    ),
    followedWithin: followsWithin(facts, author, interest),
    silenced: new Set(facts.silenced.map(author)),
    languages: new Set(facts.languages.flatMap(numbersRead)),
    hiddenPosts: new Set(findPosts(index, hidden.posts)),
    unwanted: new Map([
      ...counted(hidden.authors, author),
      ...counted(hidden.interests, interest),
      ...counted(hidden.products, (id) => takeThing(index, id, 'product')),
    ]),
    seen,
    seenOf,
    tastes: {
      fresh: within(facts.tastes.fresh, 1),
      followed: within(facts.tastes.followed, 1),
      popular: within(facts.tastes.popular, 1),
      shoppable: within(facts.tastes.shoppable, 1),
    },
  };
}

/** Remembers that a reader saw posts. O(posts). */
export function markSeen(index: FeedIndex, reader: Reader, postIds: readonly string[]): void {
  for (const post of findPosts(index, postIds)) {
    if (reader.seen.has(post)) continue;
    reader.seen.add(post);
    noteSeen(index, reader.seenOf, post);
  }
}

function noteSeen(index: FeedIndex, seenOf: Map<number, number>, post: number): void {
  if (!isLive(index, post)) return;
  const start = partsStart(index, post);
  const count = interestCount(index, post);
  for (let at = start; at < start + count; at += 1) {
    const interest = index.parts[at] ?? 0;
    seenOf.set(interest, (seenOf.get(interest) ?? 0) + 1 / count);
  }
}

/** Whether the author of a post is followed, as a whole or within one of its interests. */
export function isFollowed(index: FeedIndex, post: number, reader: Reader): boolean {
  const { followed, followedWithin } = reader;
  if (followed.size === 0 && followedWithin.size === 0) return false;
  const author = authorOf(index, post);
  if (followed.has(author)) return true;
  const within = followedWithin.get(author);
  return within !== undefined && belongsTo(index, post, within);
}

/**
 * Whether a reader may be brought a post as far as its language goes: one they read, or nobody knows which, and all that
 * followed people and they themselves write.
 */
export function isReadable(index: FeedIndex, post: number, reader: Reader): boolean {
  if (reader.languages.size === 0) return true;
  const language = languageOf(index, post);
  return (
    language === 0 ||
    reader.languages.has(language) ||
    authorOf(index, post) === reader.self ||
    isFollowed(index, post, reader)
  );
}

/** The same reader as if they had chosen these interests, each as usual. O(interests). */
export function wanting(index: FeedIndex, reader: Reader, interestIds: readonly string[]): Reader {
  const wanted = new Map(interestIds.map((id) => [takeThing(index, id, 'interest'), 1]));
  return { ...reader, wanted, off: new Set() };
}

/** The same reader as if they had seen these posts as well. O(posts seen). */
export function havingSeen(index: FeedIndex, reader: Reader, postIds: readonly string[]): Reader {
  return { ...reader, seen: new Set([...reader.seen, ...findPosts(index, postIds)]) };
}

function followsWithin(
  { follows }: ReaderFacts,
  author: (id: string) => number,
  interest: (id: string) => number,
): Map<number, number[]> {
  const within = new Map<number, number[]>();
  for (const { authorId, interestId } of follows) {
    if (interestId === null) continue;
    const thing = author(authorId);
    within.set(thing, [...(within.get(thing) ?? []), interest(interestId)]);
  }
  return within;
}

function counted(counts: ReadonlyMap<string, number>, take: (id: string) => number): [number, number][] {
  return [...counts].filter(([, count]) => count > 0).map(([id, count]) => [take(id), count]);
}

/** Places in the index of posts that are there, by id. */
export function findPosts({ graph }: FeedIndex, ids: readonly string[]): number[] {
  return ids.map((id) => findNode(graph.things, id)).filter((post) => post !== -1);
}

/** A weight of 0…2; what is no number is as usual. */
function within(weight: number, usual: number): number {
  return Number.isNaN(weight) ? usual : Math.max(0, Math.min(2, weight));
}
