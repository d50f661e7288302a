import { none, rowCount, type Adjacency } from '../graph/adjacency.ts';
import type { Graph } from '../graph/graph.ts';
import { makeRoomFor, reach, type Reached } from './reached.ts';

/** So many of the latest things of a reader are followed on. */
const latestThings = 3;
/** So many steps after a thing still follow on it, each counting half of the one before. */
const stepsAfter = 3;
const stepShare = 0.5;
const startPower = 0.5;

/** How far successors are looked for. */
export interface SuccessorCaps {
  peoplePerThing: number;
  thingsPerPerson: number;
}

/**
 * What people touched right after they had touched what the reader touched last.
 *
 *   score(j) = Σ_k (1/k) · d_i^−½ · Σ_u ½^(steps from i to j of u − 1)
 *
 * over the k-th latest thing i of the reader, for k up to three, and the people u who touched j one to three steps after i.
 * A first-order Markov chain as in FPMC (Rendle et al., WWW 2010) counted and not factorised, with the steps beyond the
 * first as in the skip-grams of FOSSIL (He, McAuley, ICDM 2016). Nothing is stored for it: the rows of the graph are in
 * order of time, so a touch counts at once and is forgotten with its edge. O(people per thing · things per person).
 * @param history oldest first @param into is expected to be empty
 */
export function findSuccessors(
  graph: Graph,
  history: readonly number[],
  { peoplePerThing, thingsPerPerson }: SuccessorCaps,
  into: Reached,
): void {
  const { things, touched, touchedBy } = graph;
  makeRoomFor(things.count, things.kinds.length, into);
  const latest = history.slice(-latestThings).toReversed();
  for (const [index, thing] of latest.entries()) {
    const degree = things.degrees[thing] ?? 0;
    if (degree <= 0) continue;
    const share = degree ** -startPower / (index + 1);
    forEachTarget(touchedBy, thing, peoplePerThing, (person) => {
      addStepsAfter(touched, { person, thing, limit: thingsPerPerson }, share, into);
      return true;
    });
  }
}

// The things passed on the way from the newest to the one that is looked for, the last ones of them.
const passed = new Int32Array(stepsAfter);

function addStepsAfter(
  touched: Adjacency,
  { person, thing, limit }: { person: number; thing: number; limit: number },
  share: number,
  into: Reached,
): void {
  let count = 0;
  let isFound = false;
  forEachTarget(touched, person, limit, (other) => {
    isFound = other === thing;
    if (!isFound) passed[count++ % stepsAfter] = other;
    return !isFound;
  });
  if (!isFound) return;
  let left = share;
  for (let step = 1; step <= Math.min(stepsAfter, count); step += 1, left *= stepShare) {
    reach(into, passed[(count - step) % stepsAfter] ?? 0, left);
  }
}

/** Visits where the living edges of a node lead, newest first, until told to stop. */
function forEachTarget(
  adjacency: Adjacency,
  node: number,
  limit: number,
  visit: (to: number) => boolean,
): void {
  const { starts, targets, weights, fresh } = adjacency;
  let left = limit;
  for (let edge = fresh.heads[node] ?? none; edge !== none && left > 0; edge = fresh.nexts[edge] ?? none) {
    if (fresh.weights[edge] === 0) continue;
    if (!visit(fresh.targets[edge] ?? 0)) return;
    left -= 1;
  }
  if (node >= rowCount(adjacency)) return;
  for (let at = starts[node] ?? 0, end = starts[node + 1] ?? 0; at < end && left > 0; at += 1) {
    if (weights[at] === 0) continue;
    if (!visit(targets[at] ?? 0)) return;
    left -= 1;
  }
}
