import { findNode, link, removePerson, takeNode, unlink, weaken } from '../graph/index.ts';
import { growIntegers } from '../graph/grow.ts';
import { responseWeights, touchWeights, type Response, type ResponseFact, type TouchFact } from './facts.ts';
import { byHeat, byTime, type FeedIndex } from './feed-index.ts';
import { changeGraph } from './compaction.ts';
import { moveFrom, placeOf, remove } from './ordered-list.ts';
import { authorOf, heatOf, interestCount, isLive, partsStart, productCount, triedViews } from './post.ts';
import { shelvesOf, takeThing } from './put-post.ts';
import { countWord, rowWords, word } from './rows.ts';

/** What a response to a post says of its author, and of all its products together. */
export const authorShare = 0.5;
export const productShare = 0.5;
/** A response is taken to mean the first products of a post. */
export const productsMeant = 3;
/** Nobody has more edges than this before the next compaction: more than any reader needs, and robots stop here. */
export const maxEdgesPerPerson = 10_000;
// Keys of objections hold the number of a post in so many.
const maxPosts = 2 ** 24;
// A clock from tomorrow moves the time of the index by no more than this.
const maxLeapS = 86_400;

/**
 * Counts what somebody did with a post, and links them to the post, its author and its products. A person's edge to a
 * thing weighs `maxEdgeWeight` at most, and a count grows only as far as the edge does, so nobody is heard more by
 * repeating themselves. Hiding and reporting take the edge away. O(edges of the person + log posts).
 */
export function respond(index: FeedIndex, fact: ResponseFact): void {
  const post = findNode(index.graph.things, fact.postId);
  if (post === -1 || !isLive(index, post) || !Number.isFinite(fact.at)) return;
  const at = saneTime(index, fact.at);
  const person = fact.personId === null ? -1 : takeNode(index.graph.people, fact.personId, 'user');
  count(index, post, fact.response, fact.by * shareOf(index, { ...fact, person, post, at }));
}

/** Links somebody to a product, an author or an interest, or takes it back. O(edges of the person). */
export function touch(index: FeedIndex, { thing, personId, response, by, at }: TouchFact): void {
  if (!Number.isFinite(at)) return;
  const to = takeThing(index, thing.id, thing.kind);
  const person = takeNode(index.graph.people, personId, 'user');
  changeEdge(index, { person, thing: to, weight: by * touchWeights[response], at: saneTime(index, at) });
}

/** Forgets a person with all they touched. What they wrote goes by `dropPost`. O(edges of the person). */
export function forgetPerson(index: FeedIndex, id: string): void {
  const person = findNode(index.graph.people, id);
  if (person === -1) return;
  changeGraph(index, (graph) => removePerson(graph, person));
  for (const key of index.objections)
    if (Math.floor(key / 2 / maxPosts) === person) index.objections.delete(key);
  if (person < index.edgeCounts.length) index.edgeCounts[person] = 0;
}

interface Voice {
  person: number;
  post: number;
  response: Response;
  by: 1 | -1;
  at: number;
}

/** Which part of a response counts; links who gave it on the way. */
function shareOf(index: FeedIndex, voice: Voice): number {
  const weight = responseWeights[voice.response];
  if (voice.person === -1 || weight === 0) return 1;
  return weight < 0 ? object(index, voice) : linkAll(index, voice, voice.by * weight);
}

/** Somebody objects to a post, once in each way. */
function object(index: FeedIndex, { person, post, response, by }: Voice): number {
  const { objections } = index;
  const key = (person * maxPosts + post) * 2 + (response === 'report' ? 1 : 0);
  if (by === -1) return objections.delete(key) ? 1 : 0;
  if (objections.has(key)) return 0;
  objections.add(key);
  changeGraph(index, (graph) => unlink(graph, person, post));
  return 1;
}

function linkAll(index: FeedIndex, { person, post, at }: Voice, weight: number): number {
  const part = changeEdge(index, { person, thing: post, weight, at });
  changeEdge(index, { person, thing: authorOf(index, post), weight: weight * authorShare, at });
  const products = productCount(index, post);
  const start = partsStart(index, post) + interestCount(index, post);
  for (let product = 0; product < Math.min(products, productsMeant); product += 1) {
    const thing = index.parts[start + product] ?? 0;
    changeEdge(index, { person, thing, weight: (weight * productShare) / products, at });
  }
  return part;
}

/** Makes an edge heavier or lighter; returns which part of the change came about. */
function changeEdge(
  index: FeedIndex,
  { person, thing, weight, at }: { person: number; thing: number; weight: number; at: number },
): number {
  if (weight < 0) {
    changeGraph(index, (graph) => weaken(graph, person, thing, -weight, at));
    return 1;
  }
  if (edgesOf(index, person) >= maxEdgesPerPerson) return 0;
  const { fresh } = index.graph.touched;
  const edges = fresh.count;
  const part = changeGraph(index, (graph) => link(graph, person, thing, weight, at));
  index.edgeCounts[person] = (index.edgeCounts[person] ?? 0) + fresh.count - edges;
  return part;
}

function edgesOf(index: FeedIndex, person: number): number {
  if (person >= index.edgeCounts.length) {
    index.edgeCounts = growIntegers(index.edgeCounts, Math.max(person + 1, index.edgeCounts.length * 2));
  }
  return index.edgeCounts[person] ?? 0;
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
  if (by === 0) return;
  const { floats, unsigned } = index.rows;
  const at = post * rowWords + countWord[response];
  const before = floats[at] ?? 0;
  const after = Math.max(0, before + by);
  if (response === 'view') {
    floats[at] = after;
    if (before < triedViews && after >= triedViews) markTried(index, post);
    return;
  }
  // Where a post stands is found by its old heat.
  const order = byHeat(index);
  const moves = shelvesOf(index, post).flatMap(({ hottest }) => (hottest === null ? [] : [hottest]));
  const places = moves.map((list) => placeOf(list, order, post));
  floats[at] = after;
  const heat = heatOf(index, post);
  if (heat === unsigned[post * rowWords + word.heat]) return;
  unsigned[post * rowWords + word.heat] = heat;
  for (const [place, list] of moves.entries()) moveFrom(list, order, places[place] ?? -1);
}

function markTried(index: FeedIndex, post: number): void {
  for (const { untried } of shelvesOf(index, post)) {
    if (untried !== null) remove(untried, byTime(index), post);
  }
}
