import type { FeedIndex } from './feed-index.ts';
import { responses, responseWeights, type Response } from '../facts.ts';
import { countWord, rowWords, word } from './rows.ts';

/**
 * Posts that were seen less often than this are untried: nobody knows yet what they are worth. Fifty views by readers
 * they fit are promised, and a few are by others: followers, and whoever has nothing else left.
 */
export const triedViews = 60;

// What doubles a post's responses lifts it as far in the pools as being so much younger does.
const heatPerDoublingS = 86_400;
/** The last moment that rows can hold. */
export const latest = 2 ** 32 - 1;
/** A kind and a language share a word of a row. */
export const kindBits = 8;
const kindMask = 2 ** kindBits - 1;

/** A time as rows hold it; what is no time is the beginning of all. */
export function wholeSeconds(time: number): number {
  return time > 0 ? Math.min(latest, Math.floor(time)) : 0;
}

/** Whether a thing is a post that lives. */
export function isLive({ rows }: Pick<FeedIndex, 'rows'>, thing: number): boolean {
  return thing < rows.capacity && (rows.integers[thing * rowWords + word.kind] ?? 0) > 0;
}

/** When a post was created. */
export function createdAt({ rows }: FeedIndex, post: number): number {
  return rows.unsigned[post * rowWords + word.since] ?? 0;
}

/** Who wrote a post, as a thing. */
export function authorOf({ rows }: Pick<FeedIndex, 'rows'>, post: number): number {
  return rows.integers[post * rowWords + word.author] ?? 0;
}

/** The number of a post's kind. */
export function kindOf({ rows }: FeedIndex, post: number): number {
  return ((rows.integers[post * rowWords + word.kind] ?? 0) & kindMask) - 1;
}

/** The number of the language a post is written in, see `languageNumber`; 0 where nobody knows. */
export function languageOf({ rows }: FeedIndex, post: number): number {
  return (rows.integers[post * rowWords + word.kind] ?? 0) >>> kindBits;
}

/** Where a post's parts begin: its interests first. */
export function partsStart({ rows }: Pick<FeedIndex, 'rows'>, post: number): number {
  return rows.integers[post * rowWords + word.parts] ?? 0;
}

/** How many interests a post belongs to. */
export function interestCount({ rows }: Pick<FeedIndex, 'rows'>, post: number): number {
  return (rows.integers[post * rowWords + word.partCounts] ?? 0) & 0xffff;
}

/** How many products a post shows. */
export function productCount({ rows }: Pick<FeedIndex, 'rows'>, post: number): number {
  return (rows.integers[post * rowWords + word.partCounts] ?? 0) >>> 16;
}

/** How often a post was responded to in a way. */
export function countOf({ rows }: FeedIndex, post: number, response: Response): number {
  return rows.floats[post * rowWords + countWord[response]] ?? 0;
}

/** How often a post was seen: asked of many posts, and quicker than `countOf`. */
export function viewsOf({ rows }: FeedIndex, post: number): number {
  return rows.floats[post * rowWords + viewWord] ?? 0;
}

const viewWord = countWord.view;

/** A post's responses, each with its weight, as far as they are heard: see `keepDiscounts`. */
export function weightedResponses(index: FeedIndex, post: number): number {
  return praiseOf(index, post) * heardShare(index, post) + blameOf(index, post);
}

/** Which part of what people praised a post with is heard. O(1). */
export function heardShare(index: FeedIndex, post: number): number {
  if (index.discounts.size === 0) return 1;
  const unheard = index.discounts.get(post);
  if (unheard === undefined) return 1;
  const praise = praiseOf(index, post);
  return praise > unheard ? 1 - unheard / praise : 0;
}

function praiseOf({ rows: { floats } }: FeedIndex, post: number): number {
  const start = post * rowWords + word.counts;
  let sum = 0;
  for (let at = 0; at < firstObjection; at += 1) sum += (weightOf[at] ?? 0) * (floats[start + at] ?? 0);
  return sum;
}

function blameOf({ rows: { floats } }: FeedIndex, post: number): number {
  const start = post * rowWords + word.counts;
  let sum = 0;
  for (let at = firstObjection; at < weightOf.length; at += 1)
    sum += (weightOf[at] ?? 0) * (floats[start + at] ?? 0);
  return sum;
}

// Objections are the last of all responses.
const firstObjection = responses.findIndex((response) => responseWeights[response] < 0);

const weightOf = Float64Array.from(responses, (response) => responseWeights[response]);

/**
 * The heat of a post, in seconds since 1970 so that it never has to be reckoned anew as time goes by:
 *
 *   heat = created + a · log2(1 + weighted responses)
 *
 * the order of Reddit's front page (Salihefendic 2010), where one doubling is worth a day. O(1).
 */
export function heatOf(index: FeedIndex, post: number): number {
  const doublings = Math.log2(1 + Math.max(0, weightedResponses(index, post)));
  return Math.min(latest, createdAt(index, post) + Math.round(heatPerDoublingS * doublings));
}

/** Whether a post is of any of some interests. */
export function belongsTo(index: FeedIndex, post: number, interests: readonly number[]): boolean {
  const start = partsStart(index, post);
  for (let at = start; at < start + interestCount(index, post); at += 1) {
    if (interests.includes(index.parts[at] ?? 0)) return true;
  }
  return false;
}

// Authors are new for two weeks: with a month, more posts lack views than fitting readers have places for (measured).
const newAuthorS = 14 * 86_400;

/** Whether an author is here since no longer than two weeks. */
export function isNewAuthor({ rows }: FeedIndex, author: number, now: number): boolean {
  return now - (rows.unsigned[author * rowWords + word.since] ?? 0) < newAuthorS;
}
