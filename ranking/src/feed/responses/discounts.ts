import type { Steps } from '../../steps.ts';
import { eachEdge, findEdge } from '../../graph/adjacency.ts';
import { storedWeight } from '../../graph/graph.ts';
import { findNode, findSame, idOf, maxEdgeWeight, nodeKinds } from '../../graph/index.ts';
import { isObjected, pairKey, pairOf, readBond } from './bonds.ts';
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

/** Reckons what is not heard of all posts, once after loading, when all edges lie side by side. In steps. O(edges). */
export function* reckonDiscounts(index: FeedIndex, paired: PairedPeople): Steps<void> {
  const { graph, held } = index;
  index.discounts.clear();
  const unheard = new Map<number, number>();
  const add = (post: number, by: number) => {
    if (by !== 0) unheard.set(post, (unheard.get(post) ?? 0) + by);
  };
  for (const [key, { sum }] of held) {
    const { person, thing } = pairOf(key);
    if (!isLive(index, thing) || isObjected(index, person, thing)) continue;
    add(thing, Math.max(0, grained(sum) - maxEdgeWeight));
  }
  const shares = createShares(index, paired);
  const { starts, targets, weights, times } = graph.touched;
  for (let person = 0; person < graph.people.count; person += 1) {
    if (person % peopleAtOnce === 0) yield;
    const known = shares.knowing(person);
    if (known.length === 0) continue;
    for (let edge = starts[person] ?? 0, end = starts[person + 1] ?? 0; edge < end; edge += 1) {
      const post = targets[edge] ?? 0;
      if ((weights[edge] ?? 0) <= 0 || !isLive(index, post)) continue;
      const share = shares.of(authorOf(index, post));
      if (share === 1) continue;
      const sum =
        held.get(pairKey(person, post))?.sum ??
        (weights[edge] ?? 0) / storedWeight(graph, 1, times[edge] ?? 0);
      add(post, Math.min(maxEdgeWeight, grained(sum)) * (1 - share));
    }
    shares.forget(known);
  }
  for (const [post, sum] of unheard) discount(index, post, sum);
}

/** So many people are looked at in one step. */
const peopleAtOnce = 256;

/** Who is who: the person behind an author and the author a person is, or −1. */
export interface PairedPeople {
  personOf: Int32Array;
  authorFor: Int32Array;
}

/** Finds out who is who. In steps. O(people) */
export function* pairPeople({ graph: { people, things } }: FeedIndex): Steps<PairedPeople> {
  const personOf = new Int32Array(things.count).fill(-1);
  const authorFor = new Int32Array(people.count);
  for (let person = 0; person < people.count; person += 1) {
    const author = findSame(things, people, person);
    authorFor[person] = author;
    if (author !== -1) personOf[author] = person;
    if (person % peopleAtOnce === 0) yield;
  }
  return { personOf, authorFor };
}

/**
 * Which part is heard of what one person after the other gives to authors who responded to them. Edges are side by side, and
 * nearly all of them are of no use here: they are passed over without a call.
 */
function createShares({ graph }: FeedIndex, { personOf, authorFor }: PairedPeople) {
  const { people, things, touched, touchedBy } = graph;
  /** By person: the edge by which they touched the one who is looked at, one more than its place; 0 for none. */
  const given = new Int32Array(people.count);
  const share = new Float64Array(things.count).fill(1);
  return {
    /** Looks at a person; returns the authors of whom less than all is heard. */
    knowing(person: number): readonly number[] {
      const self = authorFor[person] ?? -1;
      const first = self === -1 ? 0 : (touchedBy.starts[self] ?? 0);
      const end = self === -1 ? 0 : (touchedBy.starts[self + 1] ?? 0);
      if (first === end) return nobody;
      for (let edge = first; edge < end; edge += 1) given[touchedBy.targets[edge] ?? 0] = edge + 1;
      let known: number[] | null = null;
      const last = touched.starts[person + 1] ?? 0;
      for (let edge = touched.starts[person] ?? 0; edge < last; edge += 1) {
        const thing = touched.targets[edge] ?? 0;
        // Kinds are a byte each, so the cache has them; most things are no authors.
        if (things.kinds[thing] !== authorKind) continue;
        const other = personOf[thing] ?? -1;
        const mutual = other === -1 ? 0 : (given[other] ?? 0);
        if (mutual === 0 || (touched.weights[edge] ?? 0) <= 0) continue;
        const at = touchedBy.times[mutual - 1] ?? 0;
        share[thing] = shareFor((touchedBy.weights[mutual - 1] ?? 0) / storedWeight(graph, 1, at));
        (known ??= []).push(thing);
      }
      for (let edge = first; edge < end; edge += 1) given[touchedBy.targets[edge] ?? 0] = 0;
      return known ?? nobody;
    },
    of: (author: number) => share[author] ?? 1,
    forget(known: readonly number[]): void {
      for (const author of known) share[author] = 1;
    },
  };
}

const nobody: readonly number[] = [];

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
