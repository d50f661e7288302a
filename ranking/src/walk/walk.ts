import { none, rowCount, type Adjacency } from '../graph/adjacency.ts';
import type { Graph } from '../graph/graph.ts';
import { nodeKinds, type NodeKind } from '../graph/node-table.ts';
import { nthLargest } from './most-alike.ts';
import { createHoldBack } from './powers.ts';
import { clearReached, createReached, makeRoomFor, type Reached } from './reached.ts';

/** A thing the walk sets out from, and how much it says about the reader. */
export interface Step {
  thing: number;
  weight: number;
}

/** How a walk weighs what it passes. */
export interface WalkSettings {
  /** How much less a well-known thing says about whoever touched it. */
  startPower: number;
  /** How much a well-known thing is held back at the end: 0 leads to the popular, 1 to the obscure. */
  endPower: number;
  /** How fast what the reader touched earlier says less: the k-th latest thing counts k^−power. 0 where order says nothing. */
  recencyPower: number;
  /** How much more somebody counts who shares several things with the reader: 1 adds them up, more prefers the alike. */
  likenessPower: number;
  /** How much less each thing says of somebody who touched many. */
  personPower: number;
  /** So many people at most are asked about one thing, the latest first. */
  peoplePerThing: number;
  /** So many of them all are heard, the most alike. */
  peopleHeard: number;
  /** So many things at most are heard from one person, the latest first. */
  thingsPerPerson: number;
}

/** In the middle of what public data sets chose, see docs/decisions/ranking-graph.md; communities choose their own. */
export const usualWalk: WalkSettings = {
  startPower: 0.5,
  endPower: 0.3,
  recencyPower: 0.5,
  likenessPower: 1,
  personPower: 1,
  peoplePerThing: 1_000,
  peopleHeard: 500,
  thingsPerPerson: 100,
};

/**
 * A walk that sets out from interests. So many people share one that a cap would hear only the latest: all are asked, and
 * those are heard who share the most of them.
 */
export const usualInterestWalk: WalkSettings = {
  ...usualWalk,
  recencyPower: 0,
  likenessPower: 2,
  personPower: 0.5,
  peoplePerThing: Infinity,
  peopleHeard: 5_000,
};

/** The steps of somebody's history, given oldest first: the latest counts in full. */
export function stepsOf(history: readonly number[], { recencyPower }: WalkSettings): Step[] {
  return history.map((thing, index) => ({ thing, weight: (history.length - index) ** -recencyPower }));
}

/** Memory that walks share, one after the other: what each node has gathered, and which nodes that are. */
export interface WalkSpace extends Reached {
  masses: Float64Array;
  people: Int32Array;
  /** What each of `people` passes on. */
  shares: Float64Array;
  scratch: Float64Array;
  /** The degrees of `things`. */
  degrees: Float64Array;
  /** What was read ahead, summed up, or it would not have to be read. */
  fetched: number;
}

/** Room for walks through a graph. */
export function createWalkSpace(): WalkSpace {
  return {
    ...createReached(),
    masses: new Float64Array(0),
    people: new Int32Array(0),
    shares: new Float64Array(0),
    scratch: new Float64Array(0),
    degrees: new Float64Array(0),
    fetched: 0,
  };
}

/**
 * Walks from things to the people who touched them, and on to what else those touched: all ways of two hops, none of
 * them sampled.
 *
 *   score(j) = d_j^−c · Σ_u e_uj · d_u^−p · (Σ_i w_i · d_i^−r · e_ui)^q
 *
 * over the things i of the reader's history with weight w_i, the most alike people u, the weights e of edges and the
 * degrees d (sums of edges). With p = q = 1 and everybody heard it is the P3 family of Cooper et al. (WWW 2014) with both
 * ends weighed as in RP3β (Paudel et al., TiiS 2017). Hearing only the most alike is the neighbourhood of user-based
 * filtering (Herlocker et al., SIGIR 1999), and q is its case amplification (Breese et al., UAI 1998). The scores lie in
 * `space.scores` for each thing of `space.things`, up to `space.reached`; their unit says nothing, only their ratios do.
 * Where things of one kind are asked for, no others are reached, which are most; their scores are the same.
 * O(edges that are passed), within the caps of the settings.
 */
export function walk(
  graph: Graph,
  steps: readonly Step[],
  settings: WalkSettings,
  space: WalkSpace,
  kind: NodeKind | null = null,
): void {
  makeRoom(graph, space);
  const { things, touched, touchedBy } = graph;
  const { masses, people, degrees } = space;
  let met = 0;
  fetchSteps(graph, steps, space);
  for (const { thing, weight } of steps) {
    const degree = things.degrees[thing] ?? 0;
    if (!(degree > 0 && weight > 0)) continue;
    const share = weight * degree ** -settings.startPower;
    met = spread(touchedBy, { from: thing, share, limit: settings.peoplePerThing }, masses, people, met);
  }
  weighPeople(graph, met, settings, space);
  const heard = hear(met, settings.peopleHeard, space);
  fetchRows(touched, heard, space);
  const kindNumber = kind === null ? -1 : nodeKinds.indexOf(kind);
  let reached = 0;
  for (let index = 0; index < heard; index += 1) {
    const passed = {
      from: people[index] ?? 0,
      share: space.shares[index] ?? 0,
      limit: settings.thingsPerPerson,
    };
    reached =
      kind === null
        ? spread(touched, passed, space.scores, space.things, reached)
        : spreadTo(graph, kindNumber, passed, space, reached);
  }
  space.reached = reached;
  const holdBack = createHoldBack(settings.endPower);
  // Read on their own, the degrees of many things are waited for at once; in the loop below one after the other.
  for (let index = 0; index < reached; index += 1)
    degrees[index] = things.degrees[space.things[index] ?? 0] ?? 0;
  for (let index = 0; index < reached; index += 1) {
    const thing = space.things[index] ?? 0;
    const degree = degrees[index] ?? 0;
    space.scores[thing] = degree > 0 ? (space.scores[thing] ?? 0) * holdBack(degree) : 0;
  }
}

/** Forgets the scores of the last walk; to be called when they were read. O(things reached). */
export function clearWalk(space: WalkSpace): void {
  clearReached(space);
}

function weighPeople(
  { people }: Graph,
  count: number,
  { likenessPower, personPower }: WalkSettings,
  { masses, people: met, shares }: WalkSpace,
): void {
  const holdBack = createHoldBack(personPower);
  // Read on their own, the degrees of many people are waited for at once; in the loop below one after the other.
  for (let index = 0; index < count; index += 1) shares[index] = people.degrees[met[index] ?? 0] ?? 0;
  for (let index = 0; index < count; index += 1) {
    const person = met[index] ?? 0;
    const mass = masses[person] ?? 0;
    const degree = shares[index] ?? 0;
    shares[index] = degree > 0 ? (likenessPower === 1 ? mass : mass ** likenessPower) * holdBack(degree) : 0;
    masses[person] = 0;
  }
}

/**
 * Moves those people to the front who are heard, whose shares are largest; of equals those that were met first.
 * O(people met).
 * @returns how many they are
 */
function hear(count: number, most: number, { people, shares, scratch }: WalkSpace): number {
  if (!(most > 0)) return 0;
  const least = most < count ? nthLargest(shares, count, most, scratch) : 0;
  let equals = most;
  for (let index = 0; index < count; index += 1) if ((shares[index] ?? 0) > least) equals -= 1;
  let heard = 0;
  for (let index = 0; index < count; index += 1) {
    const share = shares[index] ?? 0;
    if (share <= 0 || share < least || (share === least && equals-- <= 0)) continue;
    people[heard] = people[index] ?? 0;
    shares[heard] = share;
    heard += 1;
  }
  return heard;
}

/** Reads the beginnings of the rows of steps, see `fetchRows`. O(steps). */
function fetchSteps({ things, touchedBy }: Graph, steps: readonly Step[], space: WalkSpace): void {
  const { starts, targets, weights, fresh } = touchedBy;
  let sum = 0;
  for (const { thing } of steps) {
    const at = starts[thing] ?? 0;
    sum +=
      (things.degrees[thing] ?? 0) +
      (fresh.heads[thing] ?? 0) +
      (targets[at] ?? 0) +
      (weights[at] ?? 0) +
      (targets[at + cacheLine] ?? 0) +
      (weights[at + cacheLine] ?? 0) +
      (targets[at + 2 * cacheLine] ?? 0) +
      (weights[at + 2 * cacheLine] ?? 0);
  }
  space.fetched = sum;
}

/** Reads where rows begin, for nothing but that all of them are waited for at once. O(people). */
function fetchRows({ starts, targets, weights, fresh }: Adjacency, count: number, space: WalkSpace): void {
  let sum = 0;
  for (let index = 0; index < count; index += 1) {
    const person = space.people[index] ?? 0;
    const at = starts[person] ?? 0;
    sum +=
      (fresh.heads[person] ?? 0) +
      (targets[at] ?? 0) +
      (weights[at] ?? 0) +
      (targets[at + cacheLine] ?? 0) +
      (weights[at + cacheLine] ?? 0);
  }
  space.fetched = sum;
}

/** So many numbers of four bytes lie side by side in a cache. */
const cacheLine = 16;

/**
 * Gives a node's share to its neighbours, at most so many, the newest first. Written out as two loops over columns: this is
 * where a ranking spends most of its time.
 * @returns how many were met by now
 */
function spread(
  adjacency: Adjacency,
  { from, share, limit }: { from: number; share: number; limit: number },
  gathered: Float64Array,
  met: Int32Array,
  metBefore: number,
): number {
  const { starts, targets, weights, fresh } = adjacency;
  let count = metBefore;
  let left = limit;
  for (let edge = fresh.heads[from] ?? none; edge !== none && left > 0; edge = fresh.nexts[edge] ?? none) {
    const weight = fresh.weights[edge] ?? 0;
    if (weight === 0) continue;
    const to = fresh.targets[edge] ?? 0;
    const before = gathered[to] ?? 0;
    if (before === 0) met[count++] = to;
    gathered[to] = before + share * weight;
    left -= 1;
  }
  if (from >= rowCount(adjacency)) return count;
  for (let at = starts[from] ?? 0, end = starts[from + 1] ?? 0; at < end && left > 0; at += 1) {
    const weight = weights[at] ?? 0;
    if (weight === 0) continue;
    const to = targets[at] ?? 0;
    const before = gathered[to] ?? 0;
    if (before === 0) met[count++] = to;
    gathered[to] = before + share * weight;
    left -= 1;
  }
  return count;
}

/**
 * The same for the second hop where only things of one kind gather. Kinds of all things lie close together, and what the
 * others would gather need not be waited for.
 */
function spreadTo(
  graph: Graph,
  kind: number,
  { from, share, limit }: { from: number; share: number; limit: number },
  { scores, things }: WalkSpace,
  reachedBefore: number,
): number {
  const { starts, targets, weights, fresh } = graph.touched;
  const { kinds } = graph.things;
  let count = reachedBefore;
  let left = limit;
  for (let edge = fresh.heads[from] ?? none; edge !== none && left > 0; edge = fresh.nexts[edge] ?? none) {
    const weight = fresh.weights[edge] ?? 0;
    if (weight === 0) continue;
    left -= 1;
    const to = fresh.targets[edge] ?? 0;
    if (kinds[to] !== kind) continue;
    const before = scores[to] ?? 0;
    if (before === 0) things[count++] = to;
    scores[to] = before + share * weight;
  }
  if (from >= rowCount(graph.touched)) return count;
  for (let at = starts[from] ?? 0, end = starts[from + 1] ?? 0; at < end && left > 0; at += 1) {
    const weight = weights[at] ?? 0;
    if (weight === 0) continue;
    left -= 1;
    const to = targets[at] ?? 0;
    if (kinds[to] !== kind) continue;
    const before = scores[to] ?? 0;
    if (before === 0) things[count++] = to;
    scores[to] = before + share * weight;
  }
  return count;
}

function makeRoom({ people, things }: Graph, space: WalkSpace): void {
  if (space.masses.length < people.count) {
    const capacity = people.kinds.length;
    space.masses = new Float64Array(capacity);
    space.people = new Int32Array(capacity);
    space.shares = new Float64Array(capacity);
    space.scratch = new Float64Array(capacity);
  }
  makeRoomFor(things.count, things.kinds.length, space);
  if (space.degrees.length < things.count) space.degrees = new Float64Array(things.kinds.length);
}
