import {
  appendEdge,
  createAdjacency,
  eachEdge,
  findEdge,
  findTrace,
  findTwin,
  insertEdge,
  trace,
  writeEdge,
  type Adjacency,
  type EdgePlace,
} from './adjacency.ts';
import { createNodeTable, gone, type NodeTable } from './node-table.ts';

/**
 * Who touched what: people on one side; posts, products, authors and interests on the other. One memory for everything
 * that ranking learns, with nothing trained from it: an edge counts from the moment it is linked.
 */
export interface Graph {
  people: NodeTable;
  things: NodeTable;
  /** From people to what they touched. */
  touched: Adjacency;
  /** From things to who touched them. */
  touchedBy: Adjacency;
  /** After so many seconds an edge counts half; `Infinity` where time says nothing. */
  halfLifeS: number;
  /** The second in which an edge of weight 1 is stored as 1, see `storedWeight`. */
  baseS: number;
}

/** However often somebody comes back to a thing, it counts no more than this: an order, a comment and some more. */
export const maxEdgeWeight = 12;

// Stored weights are single floats; beyond this many half-lives from the base they would lose their meaning.
const maxHalfLives = 100;

/** A graph without edges. Times are in seconds since 1970. */
export function createGraph({ halfLifeS = Infinity, baseS = 0 } = {}): Graph {
  return {
    people: createNodeTable(),
    things: createNodeTable(),
    touched: createAdjacency(),
    touchedBy: createAdjacency(),
    halfLifeS,
    baseS,
  };
}

/**
 * The weight of an edge as it is stored. Old edges are not made lighter as time goes by; new ones are made heavier:
 * w · 2^((at − base) / half-life), which leaves all ratios what they are (forward decay: Cormode, Shkapenyuk,
 * Srivastava, Xu, ICDE 2009). So nothing ages that nobody reads.
 */
export function storedWeight(
  { halfLifeS, baseS }: Pick<Graph, 'halfLifeS' | 'baseS'>,
  weight: number,
  at: number,
): number {
  const halfLives = (at - baseS) / halfLifeS;
  return weight * 2 ** Math.max(-maxHalfLives, Math.min(maxHalfLives, halfLives));
}

/**
 * Remembers that a person touched a thing. Touching it again adds to the edge, up to `maxEdgeWeight`, so that nobody's
 * voice grows by repeating itself. Weights that are no positive number count for nothing. O(edges of the person) to find
 * an earlier one.
 * @returns which part of the weight counted, 0…1
 */
export function link(graph: Graph, person: number, thing: number, weight: number, at: number): number {
  if (!(weight > 0) || !Number.isFinite(at)) return 0;
  const added = storedWeight(graph, Math.min(weight, maxEdgeWeight), at);
  const most = storedWeight(graph, maxEdgeWeight, at);
  const known = findEdge(graph.touched, person, thing);
  const before = known?.column.weights[known.at] ?? 0;
  const after = Math.max(before, Math.min(most, before + added));
  if (known === null) {
    appendEdge(graph.touched, person, thing, after, at);
    appendEdge(graph.touchedBy, thing, person, after, at);
  } else {
    for (const place of bothPlaces(graph, person, thing, known)) {
      writeEdge(place, after, Math.max(place.column.times[place.at] ?? 0, at));
    }
  }
  addDegrees(graph, person, thing, after - before);
  return (after - before) / added;
}

/**
 * Makes an edge as heavy as it is told to be, stored, and as old. One of another time moves to where it belongs in both
 * rows, as if it had come then, and leaves a trace where that is wanted. O(edges of the person).
 */
export function putEdge(
  graph: Graph,
  { person, thing }: { person: number; thing: number },
  { weight, at, leavesTrace = false }: { weight: number; at: number; leavesTrace?: boolean },
): void {
  const known = findEdge(graph.touched, person, thing);
  const isInPlace = known !== null && known.column.times[known.at] === at;
  if (isInPlace) return setWeight(graph, person, thing, known, Math.fround(weight));
  if (known !== null) {
    setWeight(graph, person, thing, known, 0);
    if (leavesTrace) writeEdge(known, trace);
  }
  if (weight > 0) insertBoth(graph, person, thing, { weight, at });
}

/** Leaves a trace of something that was done with a thing before what was done with it last. */
export function leaveTrace(graph: Graph, person: number, thing: number, at: number): void {
  insertBoth(graph, person, thing, { weight: trace, at });
}

/** Takes away the trace of a moment. O(edges of the person). */
export function takeTrace(graph: Graph, person: number, thing: number, at: number): void {
  const found = findTrace(graph.touched, { from: person, to: thing, at });
  if (found !== null) writeEdge(found, 0);
}

function insertBoth(
  graph: Graph,
  person: number,
  thing: number,
  { weight, at }: { weight: number; at: number },
): void {
  insertEdge(graph.touched, graph.things.keys, person, { to: thing, weight, at });
  // Nobody looks for traces on this side; but fresh twins have the same number.
  insertEdge(graph.touchedBy, graph.people.keys, thing, { to: person, weight: weight + 0, at });
  addDegrees(graph, person, thing, Math.fround(weight));
}

/** Takes back a part of what `link` remembered. O(edges of the person). */
export function weaken(graph: Graph, person: number, thing: number, weight: number, at: number): void {
  const known = findEdge(graph.touched, person, thing);
  if (known === null || !(weight > 0)) return;
  const before = known.column.weights[known.at] ?? 0;
  // What is taken back was given no later than the edge was touched last.
  const given = storedWeight(graph, weight, Math.min(at, known.column.times[known.at] ?? at));
  // Single floats leave a hair of what was taken away.
  const after = before - given < given / 1_000 ? 0 : before - given;
  setWeight(graph, person, thing, known, after);
}

/** Forgets that a person touched a thing. O(edges of the person). */
export function unlink(graph: Graph, person: number, thing: number): void {
  const known = findEdge(graph.touched, person, thing);
  if (known !== null) setWeight(graph, person, thing, known, 0);
}

/** Forgets a person with all they touched: for those who leave. */
export function removePerson(graph: Graph, person: number): void {
  const things: number[] = [];
  eachEdge(graph.touched, person, Infinity, (thing) => things.push(thing));
  for (const thing of things) unlink(graph, person, thing);
  graph.people.kinds[person] = gone;
}

/** Forgets a thing with all who touched it: for what is deleted. */
export function removeThing(graph: Graph, thing: number): void {
  const people: number[] = [];
  eachEdge(graph.touchedBy, thing, Infinity, (person) => people.push(person));
  for (const person of people) unlink(graph, person, thing);
  graph.things.kinds[thing] = gone;
}

function setWeight(graph: Graph, person: number, thing: number, known: EdgePlace, after: number): void {
  const before = known.column.weights[known.at] ?? 0;
  for (const place of bothPlaces(graph, person, thing, known)) writeEdge(place, after);
  addDegrees(graph, person, thing, after - before);
}

function bothPlaces(graph: Graph, person: number, thing: number, known: EdgePlace): EdgePlace[] {
  const { column, at } = known;
  const place = { isFresh: column === graph.touched.fresh, at, time: column.times[at] ?? 0 };
  const twin = findTwin(graph.touchedBy, { from: thing, to: person }, place);
  return twin === null ? [known] : [known, twin];
}

function addDegrees({ people, things }: Graph, person: number, thing: number, weight: number): void {
  // Sums of floats that were added and taken away again may end a hair below nothing.
  people.degrees[person] = Math.max(0, (people.degrees[person] ?? 0) + weight);
  things.degrees[thing] = Math.max(0, (things.degrees[thing] ?? 0) + weight);
}
