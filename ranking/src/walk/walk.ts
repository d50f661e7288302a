import { none, rowCount, type Adjacency } from '../graph/adjacency.ts';
import type { Graph } from '../graph/graph.ts';

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
  /** So many people at most are asked about one thing, the latest first. */
  peoplePerThing: number;
  /** So many things at most are heard from one person, the latest first. */
  thingsPerPerson: number;
}

/** In the middle of what public data sets chose, see docs/decisions/ranking-graph.md; communities choose their own. */
export const usualWalk: WalkSettings = {
  startPower: 0.5,
  endPower: 0.3,
  recencyPower: 0.5,
  peoplePerThing: 100,
  thingsPerPerson: 100,
};

/** The steps of somebody's history, given oldest first: the latest counts in full. */
export function stepsOf(history: readonly number[], { recencyPower }: WalkSettings): Step[] {
  return history.map((thing, index) => ({ thing, weight: (history.length - index) ** -recencyPower }));
}

/** Memory that walks share, one after the other: what each node has gathered, and which nodes that are. */
export interface WalkSpace {
  masses: Float64Array;
  people: Int32Array;
  scores: Float64Array;
  things: Int32Array;
  /** How many of `things` were reached by the last walk. */
  reached: number;
}

/** Room for walks through a graph. */
export function createWalkSpace(): WalkSpace {
  return {
    masses: new Float64Array(0),
    people: new Int32Array(0),
    scores: new Float64Array(0),
    things: new Int32Array(0),
    reached: 0,
  };
}

/**
 * Walks from things to the people who touched them, and on to what else those touched: all ways of two hops, none of
 * them sampled.
 *
 *   score(j) = d_j^−c · Σ_u (e_uj / d_u) · Σ_i w_i · d_i^−r · e_ui
 *
 * over the things i of the reader's history with weight w_i, the people u, the weights e of edges and the degrees d
 * (sums of edges). It is the P3 family of Cooper et al. (WWW 2014) with both ends weighed as in RP3β (Paudel et al.,
 * TiiS 2017). The scores lie in `space.scores` for each thing of `space.things`, up to `space.reached`; their unit says
 * nothing, only their ratios do. O(edges that are passed), within the caps of the settings.
 */
export function walk(graph: Graph, steps: readonly Step[], settings: WalkSettings, space: WalkSpace): void {
  makeRoom(graph, space);
  const { people, things, touched, touchedBy } = graph;
  const met = goTo(touchedBy, space.masses, space.people, settings.peoplePerThing);
  for (const { thing, weight } of steps) {
    const degree = things.degrees[thing] ?? 0;
    if (degree > 0 && weight > 0) met.from(thing, weight * degree ** -settings.startPower);
  }
  const reached = goTo(touched, space.scores, space.things, settings.thingsPerPerson);
  for (let index = 0; index < met.count(); index += 1) {
    const person = space.people[index] ?? 0;
    const degree = people.degrees[person] ?? 0;
    if (degree > 0) reached.from(person, (space.masses[person] ?? 0) / degree);
    space.masses[person] = 0;
  }
  space.reached = reached.count();
  for (let index = 0; index < space.reached; index += 1) {
    const thing = space.things[index] ?? 0;
    const degree = things.degrees[thing] ?? 0;
    space.scores[thing] = degree > 0 ? (space.scores[thing] ?? 0) * holdBack(degree, settings.endPower) : 0;
  }
}

/** Forgets the scores of the last walk; to be called when they were read. O(things reached). */
export function clearWalk(space: WalkSpace): void {
  for (let index = 0; index < space.reached; index += 1) space.scores[space.things[index] ?? 0] = 0;
  space.reached = 0;
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
    space.masses = new Float64Array(people.kinds.length);
    space.people = new Int32Array(people.kinds.length);
  }
  if (space.scores.length < things.count) {
    space.scores = new Float64Array(things.kinds.length);
    space.things = new Int32Array(things.kinds.length);
  }
}

// Degrees repeat far more often than powers are worth computing: unit edges make them whole numbers.
const tableSize = 4_096;
let tablePower = Number.NaN;
const table = new Float64Array(tableSize);

function holdBack(degree: number, power: number): number {
  if (power !== tablePower) {
    for (let whole = 0; whole < tableSize; whole += 1) table[whole] = whole ** -power;
    tablePower = power;
  }
  return Number.isInteger(degree) && degree < tableSize ? (table[degree] ?? 0) : degree ** -power;
}
