import { eachEdge, findNode, removePerson, takeNode } from '../../graph/index.ts';
import { changeBond, objectionKey, pairOf, putBond, readBond } from './bonds.ts';
import { responseWeights, touchWeights, type Response, type ResponseFact, type TouchFact } from '../facts.ts';
import { keepDiscounts, reheat } from './discounts.ts';
import { byTime, type FeedIndex } from '../posts/feed-index.ts';
import { changeGraph } from './compaction.ts';
import { remove } from '../posts/ordered-list.ts';
import { authorOf, interestCount, isLive, partsStart, productCount, triedViews } from '../posts/post.ts';
import { shelvesOf, takeThing } from '../posts/put-post.ts';
import { countWord, rowWords } from '../posts/rows.ts';

/** What a response to a post says of its author, and of all its products together. */
export const authorShare = 0.5;
export const productShare = 0.5;
/** A response is taken to mean the first products of a post. */
export const productsMeant = 3;
// A clock from tomorrow moves the time of the index by no more than this.
const maxLeapS = 86_400;

/**
 * Counts what somebody did with a post, and links them to the post, its author and its products. Counts are of all that
 * was done; what one person is heard with is limited, see `Bond` and `keepDiscounts`. Hiding and reporting count once for
 * each person and silence what else they did with the post. O(edges of the person + log posts).
 */
export function respond(index: FeedIndex, fact: ResponseFact): void {
  const post = findNode(index.graph.things, fact.postId);
  if (post === -1 || !isLive(index, post) || !Number.isFinite(fact.at)) return;
  const at = saneTime(index, fact.at);
  const person = fact.personId === null ? -1 : takeNode(index.graph.people, fact.personId, 'user');
  if (isHeard(index, { ...fact, person, post, at })) count(index, post, fact.response, fact.by);
}

/** Links somebody to a product, an author or an interest, or takes it back. O(edges of the person). */
export function touch(index: FeedIndex, { thing, personId, response, by, at }: TouchFact): void {
  if (!Number.isFinite(at)) return;
  const to = takeThing(index, thing.id, thing.kind);
  const person = takeNode(index.graph.people, personId, 'user');
  bind(index, { person, thing: to, weight: by * touchWeights[response], at: saneTime(index, at) });
}

/** Forgets a person with all they touched. What they wrote goes by `dropPost`. O(edges of the person²). */
export function forgetPerson(index: FeedIndex, id: string): void {
  const person = findNode(index.graph.people, id);
  if (person === -1) return;
  const things = new Set<number>();
  eachEdge(index.graph.touched, person, Infinity, (thing) => things.add(thing));
  for (const key of index.held.keys()) if (pairOf(key).person === person) things.add(pairOf(key).thing);
  for (const thing of things) {
    keepDiscounts(index, person, thing, () =>
      putBond(index, { person, thing }, { sum: 0, at: index.latestS }),
    );
  }
  changeGraph(index, (graph) => removePerson(graph, person));
  for (const key of index.objections) {
    if (pairOf(Math.floor(key / 2)).person === person) index.objections.delete(key);
  }
  if (person < index.edgeCounts.length) index.edgeCounts[person] = 0;
}

interface Voice {
  person: number;
  post: number;
  response: Response;
  by: 1 | -1;
  at: number;
}

/** Whether a response counts; links who gave it on the way. */
function isHeard(index: FeedIndex, voice: Voice): boolean {
  const { person, response, by } = voice;
  const weight = responseWeights[response];
  if (person === -1 || weight === 0) return true;
  if (response === 'hide' || response === 'report') return object(index, { ...voice, response });
  return bindAll(index, voice, by * weight);
}

/** Somebody objects to a post, once in each way, or does so no longer. */
function object(
  index: FeedIndex,
  { person, post, response, by }: Voice & { response: 'hide' | 'report' },
): boolean {
  const { objections } = index;
  const key = objectionKey(person, post, response);
  if (objections.has(key) === (by === 1)) return false;
  const bond = readBond(index, person, post);
  keepDiscounts(index, person, post, () => {
    if (by === 1) objections.add(key);
    else objections.delete(key);
    if (bond !== null) putBond(index, { person, thing: post }, bond);
  });
  return true;
}

function bindAll(index: FeedIndex, { person, post, at }: Voice, weight: number): boolean {
  if (!bind(index, { person, thing: post, weight, at })) return false;
  bind(index, { person, thing: authorOf(index, post), weight: weight * authorShare, at });
  const products = productCount(index, post);
  const start = partsStart(index, post) + interestCount(index, post);
  for (let product = 0; product < Math.min(products, productsMeant); product += 1) {
    const thing = index.parts[start + product] ?? 0;
    bind(index, { person, thing, weight: (weight * productShare) / products, at });
  }
  return true;
}

function bind(
  index: FeedIndex,
  deed: { person: number; thing: number; weight: number; at: number },
): boolean {
  return keepDiscounts(index, deed.person, deed.thing, () => changeBond(index, deed));
}

function saneTime(index: FeedIndex, at: number): number {
  if (index.latestS === 0) {
    index.latestS = Math.floor(at);
    if (index.graph.baseS === 0) index.graph.baseS = index.latestS;
  }
  const sane = Math.min(Math.floor(at), index.latestS + maxLeapS);
  index.latestS = Math.max(index.latestS, sane);
  return sane;
}

function count(index: FeedIndex, post: number, response: Response, by: number): void {
  const { floats } = index.rows;
  const at = post * rowWords + countWord[response];
  const before = floats[at] ?? 0;
  const after = Math.max(0, before + by);
  if (response === 'view') {
    floats[at] = after;
    if (before < triedViews && after >= triedViews) markTried(index, post);
    return;
  }
  reheat(index, post, () => (floats[at] = after));
}

function markTried(index: FeedIndex, post: number): void {
  for (const { untried } of shelvesOf(index, post)) {
    if (untried !== null) remove(untried, byTime(index), post);
  }
}
