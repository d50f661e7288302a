import { none, rowCount, type Adjacency } from '../graph/adjacency.ts';
import type { Graph } from '../graph/graph.ts';
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
 * O(edges that are passed), within the caps of the settings.
 */
export function walk(graph: Graph, steps: readonly Step[], settings: WalkSettings, space: WalkSpace): void {
  makeRoom(graph, space);
  const { things, touched, touchedBy } = graph;
  const met = goTo(touchedBy, space.masses, space.people, settings.peoplePerThing);
  for (const { thing, weight } of steps) {
    const degree = things.degrees[thing] ?? 0;
    if (degree > 0 && weight > 0) met.from(thing, weight * degree ** -settings.startPower);
  }
  const reached = goTo(touched, space.scores, space.things, settings.thingsPerPerson);
  weighPeople(graph, met.count(), settings, space);
  passOn(met.count(), settings.peopleHeard, space, (person, share) => reached.from(person, share));
  space.reached = reached.count();
  const holdBack = createHoldBack(settings.endPower);
  // Read on their own, the degrees of many things are waited for at once; in the loop below one after the other.
  const degrees = space.degrees;
  for (let index = 0; index < space.reached; index += 1)
    degrees[index] = things.degrees[space.things[index] ?? 0] ?? 0;
  for (let index = 0; index < space.reached; index += 1) {
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
  for (let index = 0; index < count; index += 1) {
    const person = met[index] ?? 0;
    const mass = masses[person] ?? 0;
    const degree = people.degrees[person] ?? 0;
    shares[index] = degree > 0 ? (likenessPower === 1 ? mass : mass ** likenessPower) * holdBack(degree) : 0;
    masses[person] = 0;
  }
}

/** Lets the `heard` people speak whose shares are largest; of equals those that were met first. O(people met). */
function passOn(
  count: number,
  heard: number,
  { people, shares, scratch }: WalkSpace,
  speak: (person: number, share: number) => void,
): void {
  if (!(heard > 0)) return;
  const least = heard < count ? nthLargest(shares, count, heard, scratch) : 0;
  let equals = heard;
  for (let index = 0; index < count; index += 1) if ((shares[index] ?? 0) > least) equals -= 1;
  for (let index = 0; index < count; index += 1) {
    const share = shares[index] ?? 0;
    if (share <= 0 || share < least || (share === least && equals-- <= 0)) continue;
    speak(people[index] ?? 0, share);
  }
}

interface Hop {
  /** Gives a node's share to its neighbours. */
  from(node: number, share: number): void;
  /** How many neighbours were met. */
  count(): number;
}

function goTo(adjacency: Adjacency, gathered: Float64Array, met: Int32Array, limit: number): Hop {
  const { starts, targets, weights, fresh } = adjacency;
  const rows = rowCount(adjacency);
  let count = 0;
  const give = (to: number, share: number) => {
    const before = gathered[to] ?? 0;
    if (before === 0) met[count++] = to;
    gathered[to] = before + share;
  };
  return {
    from(node, share) {
      let left = limit;
      for (
        let edge = fresh.heads[node] ?? none;
        edge !== none && left > 0;
        edge = fresh.nexts[edge] ?? none
      ) {
        const weight = fresh.weights[edge] ?? 0;
        if (weight === 0) continue;
        give(fresh.targets[edge] ?? 0, share * weight);
        left -= 1;
      }
      if (node >= rows) return;
      for (let at = starts[node] ?? 0, end = starts[node + 1] ?? 0; at < end && left > 0; at += 1) {
        const weight = weights[at] ?? 0;
        if (weight === 0) continue;
        give(targets[at] ?? 0, share * weight);
        left -= 1;
      }
    },
    count: () => count,
  };
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
