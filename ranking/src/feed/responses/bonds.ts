import { findEdge, findTrace } from '../../graph/adjacency.ts';
import { growIntegers } from '../../graph/grow.ts';
import { storedWeight } from '../../graph/graph.ts';
import { leaveTrace, maxEdgeWeight, putEdge, takeTrace } from '../../graph/index.ts';
import { changeGraph } from './compaction.ts';
import type { Bond } from './bond.ts';
import type { FeedIndex } from '../posts/feed-index.ts';

/** Nobody has more edges than this before the next compaction: more than any reader needs, and robots stop here. */
export const maxEdgesPerPerson = 10_000;
// Keys of a person and a thing hold the number of the thing in so many.
const maxThings = 2 ** 26;

/** One number for a person and a thing. */
export function pairKey(person: number, thing: number): number {
  return person * maxThings + thing;
}

/** Who and what a key stands for. */
export function pairOf(key: number): { person: number; thing: number } {
  return { person: Math.floor(key / maxThings), thing: key % maxThings };
}

/** Ways to object to a post, each once. */
export type Objection = 'hide' | 'report';

/** One number for somebody who objects to a post in a way. */
export function objectionKey(person: number, post: number, objection: Objection): number {
  return pairKey(person, post) * 2 + (objection === 'report' ? 1 : 0);
}

/** Whether somebody hid or reported a post: then nothing else they did with it is heard. */
export function isObjected(
  { objections }: Pick<FeedIndex, 'objections'>,
  person: number,
  post: number,
): boolean {
  if (objections.size === 0) return false;
  return (
    objections.has(objectionKey(person, post, 'hide')) || objections.has(objectionKey(person, post, 'report'))
  );
}

/** What somebody did with a thing; `null` for nothing. O(edges of the person). */
export function readBond({ graph, held }: FeedIndex, person: number, thing: number): Bond | null {
  const known = held.get(pairKey(person, thing));
  if (known !== undefined) return known;
  const edge = findEdge(graph.touched, person, thing);
  const weight = edge?.column.weights[edge.at] ?? 0;
  if (edge === null || weight === 0) return null;
  const at = edge.column.times[edge.at] ?? 0;
  return { sum: weight / storedWeight(graph, 1, at), at };
}

/**
 * Adds to what somebody did with a thing, or takes from it what they gave at a moment. O(edges of the person).
 * @returns whether it was heard: not from those who did more than anybody does
 */
export function changeBond(
  index: FeedIndex,
  { person, thing, weight, at }: { person: number; thing: number; weight: number; at: number },
): boolean {
  const pair = { person, thing };
  if (weight > 0 && edgesOf(index, person) >= maxEdgesPerPerson) return false;
  const before = readBond(index, person, thing);
  const { fresh } = index.graph.touched;
  const edges = fresh.count;
  if (weight > 0) addDeed(index, pair, before, { weight, at });
  else if (before !== null) takeDeed(index, pair, before, { weight: -weight, at });
  index.edgeCounts[person] = edgesOf(index, person) + fresh.count - edges;
  return true;
}

interface Pair {
  person: number;
  thing: number;
}

interface Deed {
  weight: number;
  at: number;
}

/** Adds to a bond; the later of both moments becomes its own. */
export function addTo(index: Pick<FeedIndex, 'graph'>, bond: Bond | null, { weight, at }: Deed): Bond {
  if (bond === null) return { sum: weight, at };
  const latest = Math.max(bond.at, at);
  return {
    sum: bond.sum * growth(index, bond.at - latest) + weight * growth(index, at - latest),
    at: latest,
  };
}

function addDeed(index: FeedIndex, pair: Pair, before: Bond | null, deed: Deed): void {
  const { person, thing } = pair;
  if (before !== null) {
    const earlier = Math.min(before.at, deed.at);
    // An edge that moves leaves its trace itself.
    const isMoving = deed.at > before.at && !isObjected(index, person, thing);
    if (!isMoving) changeGraph(index, (graph) => leaveTrace(graph, person, thing, earlier));
  }
  putBond(index, pair, addTo(index, before, deed), { leavesTrace: true });
}

/** What was done before the last becomes the last where that is taken back. */
function takeDeed(index: FeedIndex, pair: Pair, before: Bond, { weight, at }: Deed): void {
  const { person, thing } = pair;
  const { graph } = index;
  const given = weight * growth(index, Math.min(0, at - before.at));
  // Single floats leave a hair of what was taken away.
  const sum = before.sum - given < given / 1_000 ? 0 : before.sum - given;
  const isLast = at >= before.at;
  const found = findTrace(graph.touched, { from: person, to: thing, at: isLast ? null : at });
  const time = found?.column.times[found.at];
  if (time !== undefined) changeGraph(index, (changed) => takeTrace(changed, person, thing, time));
  const latest = isLast ? (time ?? before.at) : before.at;
  putBond(index, pair, { sum: sum * growth(index, before.at - latest), at: latest });
}

/** Lays what somebody did with a thing down as an edge, as far as one person is heard. */
export function putBond(index: FeedIndex, pair: Pair, { sum, at }: Bond, { leavesTrace = false } = {}): void {
  const { held } = index;
  const key = pairKey(pair.person, pair.thing);
  const heard = isObjected(index, pair.person, pair.thing) ? 0 : Math.min(maxEdgeWeight, sum);
  if (heard < sum) held.set(key, { sum, at });
  else held.delete(key);
  changeGraph(index, (graph) =>
    putEdge(graph, pair, { weight: storedWeight(graph, heard, at), at, leavesTrace }),
  );
}

function growth({ graph: { halfLifeS } }: Pick<FeedIndex, 'graph'>, seconds: number): number {
  return seconds === 0 ? 1 : 2 ** (seconds / halfLifeS);
}

function edgesOf(index: FeedIndex, person: number): number {
  if (person >= index.edgeCounts.length) {
    index.edgeCounts = growIntegers(index.edgeCounts, Math.max(person + 1, index.edgeCounts.length * 2));
  }
  return index.edgeCounts[person] ?? 0;
}
