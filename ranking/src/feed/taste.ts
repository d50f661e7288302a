import { findNode, maxEdgeWeight, nodeKinds } from '../graph/index.ts';
import { eachEdge } from '../graph/adjacency.ts';
import { storedWeight } from '../graph/graph.ts';
import { bestThings, walk, type Scored, type Step } from '../walk/index.ts';
import { touchWeights } from './facts.ts';
import type { FeedIndex } from './feed-index.ts';
import { compareIds } from './ordered-list.ts';
import { interestCount, isLive, partsStart } from './post.ts';
import type { Reader } from './reader.ts';
import { careFor, pullBy } from './space.ts';

/** So many of the latest things somebody touched say what they care for. */
const historyLength = 200;
/** The walk sets out from so many of the latest, and from so many interests. */
const stepsOfHistory = 32;
const stepsOfInterests = 16;
// What interests say beside things that were touched, measured for new people: docs/decisions/ranking-graph.md.
const interestShare = 0.3;

/**
 * Finds out what a reader cares for: from their edges for things themselves, from the posts among those for interests,
 * and by a walk from both for what like-minded people touched. Leaves `care` and the scores of the walk in the space.
 * O(edges the walk passes).
 */
export function readTaste(index: FeedIndex, reader: Reader, now: number): void {
  const { graph, space } = index;
  const steps: Step[] = [];
  const person = reader.personId === null ? -1 : findNode(graph.people, reader.personId);
  if (person !== -1) {
    const unit = storedWeight(graph, 1, now);
    for (const { thing, weight } of readHistory(index, person)) {
      const care = weight / unit;
      careFor(space, thing, care);
      if (isLive(index, thing)) careForInterests(index, thing, care);
      if (steps.length < stepsOfHistory) {
        steps.push({ thing, weight: weight * (steps.length + 1) ** -index.walk.recencyPower });
      }
    }
  }
  readPulls(index, reader);
  const chosen = storedWeight(graph, touchWeights.choose * interestShare, now);
  let left = stepsOfInterests;
  for (const [interest, weight] of reader.wanted) {
    if (left-- === 0) break;
    steps.push({ thing: interest, weight: chosen * weight });
  }
  walk(graph, steps, index.walk, space.walk);
}

/** How much an edge of some weight says, 0…1. */
export function careShare(weight: number): number {
  return weight > 0 ? Math.min(1, Math.log1p(weight) / fullCare) : 0;
}

const fullCare = Math.log1p(maxEdgeWeight);
// Interests that were not chosen but responded to count half of those that were.
const learnedShare = 0.5;
const interestKind = nodeKinds.indexOf('interest');

/** Leaves in the space how much each interest pulls the reader: what they want of it, and half of what was learned. */
function readPulls({ graph, space }: FeedIndex, { wanted, off }: Reader): void {
  for (const [interest, weight] of wanted) pullBy(space, interest, weight);
  for (let at = 0; at < space.caredCount; at += 1) {
    const thing = space.cared[at] ?? 0;
    if (graph.things.kinds[thing] !== interestKind || off.has(thing)) continue;
    pullBy(space, thing, learnedShare * careShare(space.care[thing] ?? 0));
  }
}

interface Deed {
  thing: number;
  weight: number;
  time: number;
}

/**
 * What a person touched, the latest first: chains between compactions are in order of the first touch, not of the last.
 * What they touched within one second is in order of ids, for numbers are others in each process.
 */
function readHistory({ graph }: FeedIndex, person: number): Deed[] {
  const history: Deed[] = [];
  eachEdge(graph.touched, person, historyLength, (thing, weight, time) => {
    let at = history.length;
    const deed = { thing, weight, time };
    history.push(deed);
    for (; at > 0; at -= 1) {
      const earlier = history[at - 1];
      if (earlier === undefined || earlier.time > time) break;
      if (earlier.time === time && compareIds(graph.things.keys, earlier.thing, thing) > 0) break;
      history[at] = earlier;
    }
    history[at] = deed;
  });
  return history;
}

function careForInterests(index: FeedIndex, post: number, care: number): void {
  const start = partsStart(index, post);
  const count = interestCount(index, post);
  for (let at = start; at < start + count; at += 1) careFor(index.space, index.parts[at] ?? 0, care / count);
}

/** The posts the walk gave the best scores, best first. O(things reached). */
export function bestOfWalk(index: FeedIndex, count: number): Scored[] {
  return bestThings(index.space.walk, count, (thing) => isLive(index, thing));
}
