import type { Steps } from '../../steps.ts';
import { eachEdge, findEdge } from '../../graph/adjacency.ts';
import { storedWeight } from '../../graph/graph.ts';
import { findNode, idOf, maxEdgeWeight, nodeKinds } from '../../graph/index.ts';
import { isObjected, pairKey, pairOf, readBond } from './bonds.ts';
import { mutualWord, mutualWords, type MutualGroup } from './find-mutual.ts';
import { byHeat, type FeedIndex } from '../posts/feed-index.ts';
import { moveFrom, placeOf } from '../posts/ordered-list.ts';
import { authorOf, heatOf, isLive } from '../posts/post.ts';
import { shelvesOf } from '../posts/put-post.ts';
import { rowWords, word } from '../posts/rows.ts';

// How much less somebody is heard for each weight the author gave to them.
const friendship = 3;
// Sums of single floats differ by a hair between processes; what is counted of them must not.
const grain = 64;
const authorKind = nodeKinds.indexOf('author');

/**
 * Does something to the edge of a person and a thing, and keeps in step what is not heard of the responses it bears on:
 *
 *   discount(post) = Σ over people u who responded of r − min(12, r) / (1 + 3 m)
 *
 * for all that u did with the post, r, and what its author did with posts of u and by following them, m. Two fifths of a
 * response are lost to one smile in the other direction, nine tenths to three comments; friends and rings who praise each
 * other are heard less by everybody else, and for the two of them nothing changes. It is a function of the edges alone, so
 * that whoever reads them from the database and whoever followed each change agree. A few look-ups for people who did not
 * respond to each other, else O(edges of both).
 */
export function keepDiscounts<Result>(
  index: FeedIndex,
  person: number,
  thing: number,
  change: () => Result,
): Result {
  if (isLive(index, thing)) {
    const before = unheardOf(index, person, thing);
    const result = change();
    discount(index, thing, unheardOf(index, person, thing) - before);
    return result;
  }
  const answered = index.graph.things.kinds[thing] === authorKind ? mutualOf(index, person, thing) : null;
  if (answered === null) return change();
  const before = strangerShare(index, person, thing);
  const result = change();
  const lost = before - strangerShare(index, person, thing);
  if (lost !== 0) {
    eachResponse(index, answered.other, answered.self, (post, sum) =>
      discount(index, post, Math.min(maxEdgeWeight, sum) * lost),
    );
  }
  return result;
}

/**
 * Reckons what is not heard of all posts, once after loading, when all edges lie side by side.
 * @param mutual all who touched each other
 */
export function* reckonDiscounts(index: FeedIndex, mutual: readonly MutualGroup[]): Steps<void> {
  const { held } = index;
  index.discounts.clear();
  const unheard: Unheard = new Map();
  for (const [key, { sum }] of held) {
    const { person, thing } = pairOf(key);
    if (!isLive(index, thing) || isObjected(index, person, thing)) continue;
    add(unheard, thing, Math.max(0, grained(sum) - maxEdgeWeight));
  }
  // By author: which part is heard of what the one who is looked at gives to them.
  const shares = new Float64Array(index.graph.things.count).fill(1);
  // Sums do not depend on which thread found whom.
  for (const { integers } of mutual.toSorted((one, other) => one.group - other.group)) {
    for (let at = 0; at < integers.length;) {
      const end = endOf(integers, at);
      for (let place = at; place < end; place += mutualWords)
        shares[integers[place + mutualWord.author] ?? 0] = shareOf(
          index,
          integers[place + mutualWord.edge] ?? 0,
        );
      addUnheard(index, unheard, integers[at + mutualWord.person] ?? 0, shares);
      for (let place = at; place < end; place += mutualWords)
        shares[integers[place + mutualWord.author] ?? 0] = 1;
      at = end;
      yield;
    }
  }
  for (const [post, sum] of unheard) discount(index, post, sum);
}

/** By post: what is not heard. */
type Unheard = Map<number, number>;

function add(unheard: Unheard, post: number, by: number): void {
  if (by !== 0) unheard.set(post, (unheard.get(post) ?? 0) + by);
}

/** Where what was found of one person ends. */
function endOf(integers: readonly number[], start: number): number {
  const person = integers[start + mutualWord.person];
  let end = start + mutualWords;
  while (integers[end + mutualWord.person] === person) end += mutualWords;
  return end;
}

/** Which part is heard of responses to an author who touched the one that responds, by an edge. */
function shareOf({ graph }: FeedIndex, edge: number): number {
  const { weights, times } = graph.touchedBy;
  return shareFor((weights[edge] ?? 0) / storedWeight(graph, 1, times[edge] ?? 0));
}

/** Adds what is not heard of what a person did with posts of authors of whom less than all is heard. */
function addUnheard(index: FeedIndex, unheard: Unheard, person: number, shares: Float64Array): void {
  const { graph, held } = index;
  const { starts, targets, weights, times } = graph.touched;
  for (let edge = starts[person] ?? 0, end = starts[person + 1] ?? 0; edge < end; edge += 1) {
    const post = targets[edge] ?? 0;
    if ((weights[edge] ?? 0) <= 0 || !isLive(index, post)) continue;
    const share = shares[authorOf(index, post)] ?? 1;
    if (share === 1) continue;
    const sum =
      held.get(pairKey(person, post))?.sum ?? (weights[edge] ?? 0) / storedWeight(graph, 1, times[edge] ?? 0);
    add(unheard, post, Math.min(maxEdgeWeight, grained(sum)) * (1 - share));
  }
}

/** What of somebody's responses to a post is not heard. */
function unheardOf(index: FeedIndex, person: number, post: number): number {
  const bond = readBond(index, person, post);
  if (bond === null || isObjected(index, person, post)) return 0;
  const sum = grained(bond.sum);
  const author = authorOf(index, post);
  const mutual = mutualOf(index, person, author);
  const share = mutual === null ? 1 : strangerShare(index, mutual.other, mutual.self);
  return sum - Math.min(maxEdgeWeight, sum) * share;
}

/** The author as a person and the person as an author, where both are known as both. */
function mutualOf(
  { graph }: FeedIndex,
  person: number,
  author: number,
): { other: number; self: number } | null {
  const self = findNode(graph.things, idOf(graph.people, person));
  if (self === -1) return null;
  const other = findNode(graph.people, idOf(graph.things, author));
  return other === -1 ? null : { other, self };
}

/** Which part is heard of responses to a person by an author who that person touched. */
function strangerShare({ graph }: FeedIndex, person: number, author: number): number {
  const edge = findEdge(graph.touched, person, author);
  if (edge === null) return 1;
  const at = edge.column.times[edge.at] ?? 0;
  return shareFor((edge.column.weights[edge.at] ?? 0) / storedWeight(graph, 1, at));
}

function shareFor(mutual: number): number {
  return 1 / (1 + friendship * grained(mutual));
}

/** What a person did with each post of an author. */
function eachResponse(
  index: FeedIndex,
  person: number,
  author: number,
  visit: (post: number, sum: number) => void,
): void {
  if (findEdge(index.graph.touched, person, author) === null) return;
  eachBond(index, person, (post, sum) => {
    if (isLive(index, post) && authorOf(index, post) === author) visit(post, sum);
  });
}

function eachBond(index: FeedIndex, person: number, visit: (thing: number, sum: number) => void): void {
  const { graph, held } = index;
  eachEdge(graph.touched, person, Infinity, (thing, weight, at) => {
    const sum = held.get(pairKey(person, thing))?.sum ?? weight / storedWeight(graph, 1, at);
    visit(thing, grained(sum));
  });
}

function grained(sum: number): number {
  return Math.round(sum * grain) / grain;
}

function discount(index: FeedIndex, post: number, by: number): void {
  if (by === 0) return;
  reheat(index, post, () => {
    const after = (index.discounts.get(post) ?? 0) + by;
    // Sums of what was added and taken away again end a hair from nothing.
    if (after > 1e-6) index.discounts.set(post, after);
    else index.discounts.delete(post);
  });
}

/** Changes what the heat of a post depends on, and moves it to where it belongs then. */
export function reheat(index: FeedIndex, post: number, change: () => void): void {
  const { unsigned } = index.rows;
  // Where a post stands is found by its old heat.
  const order = byHeat(index);
  const moves = shelvesOf(index, post).flatMap(({ hottest }) => (hottest === null ? [] : [hottest]));
  const places = moves.map((list) => placeOf(list, order, post));
  change();
  const heat = heatOf(index, post);
  if (heat === unsigned[post * rowWords + word.heat]) return;
  unsigned[post * rowWords + word.heat] = heat;
  for (const [place, list] of moves.entries()) moveFrom(list, order, places[place] ?? -1);
}
