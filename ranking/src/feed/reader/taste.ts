import { compareIds, findNode, maxEdgeWeight, nodeKinds } from '../../graph/index.ts';
import { eachEdge } from '../../graph/adjacency.ts';
import { storedWeight } from '../../graph/graph.ts';
import { bestThings, walk, type Scored, type Step } from '../../walk/index.ts';
import { touchWeights } from '../facts.ts';
import type { FeedIndex } from '../posts/feed-index.ts';
import { interestCount, isLive, partsStart } from '../posts/post.ts';
import type { Reader } from './reader.ts';
import { careFor, pullBy } from '../rank/space.ts';

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
  const answers: Answers = { given: new Map(), answered: new Map() };
  const person = reader.personId === null ? -1 : findNode(graph.people, reader.personId);
  if (person !== -1) {
    const unit = storedWeight(graph, 1, now);
    for (const { thing, weight } of readHistory(index, person)) {
      const care = weight / unit;
      careFor(space, thing, care);
      if (isLive(index, thing)) careForInterests(index, thing, care, answers);
      if (steps.length < stepsOfHistory) {
        steps.push({ thing, weight: weight * (steps.length + 1) ** -index.walk.recencyPower });
      }
    }
  }
  readPulls(index, reader, appetitesOf(answers, reader.seenOf));
  const chosen = storedWeight(graph, touchWeights.choose * interestShare, now);
  let left = stepsOfInterests;
  for (const [interest, weight] of reader.wanted) {
    if (left-- === 0) break;
    steps.push({ thing: interest, weight: chosen * weight });
  }
  walk(graph, steps, index.walk, space.walk, 'post');
}

/** How much an edge of some weight says, 0…1. */
export function careShare(weight: number): number {
  return weight > 0 ? Math.min(1, Math.log1p(weight) / fullCare) : 0;
}

const fullCare = Math.log1p(maxEdgeWeight);
const interestKind = nodeKinds.indexOf('interest');

/**
 * Leaves in the space how much each interest pulls the reader: what they want of it times their appetite for it, and what
 * was learned of it: one that was responded to as much as can be counts as one that was chosen.
 */
function readPulls(
  { graph, space }: FeedIndex,
  { wanted, off }: Reader,
  appetites: ReadonlyMap<number, number>,
): void {
  for (const [interest, weight] of wanted) pullBy(space, interest, weight * (appetites.get(interest) ?? 1));
  for (let at = 0; at < space.caredCount; at += 1) {
    const thing = space.cared[at] ?? 0;
    if (graph.things.kinds[thing] !== interestKind || off.has(thing)) continue;
    pullBy(space, thing, careShare(space.care[thing] ?? 0));
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

/** What a reader gave to posts, by interest: how much, and to how many; of two interests of a post half each. */
interface Answers {
  given: Map<number, number>;
  answered: Map<number, number>;
}

function careForInterests(index: FeedIndex, post: number, care: number, { given, answered }: Answers): void {
  const start = partsStart(index, post);
  const count = interestCount(index, post);
  for (let at = start; at < start + count; at += 1) {
    const interest = index.parts[at] ?? 0;
    careFor(index.space, interest, care / count);
    given.set(interest, (given.get(interest) ?? 0) + care / count);
    answered.set(interest, (answered.get(interest) ?? 0) + 1 / count);
  }
}

// So much response to each post seen is expected of a reader, as if they had seen so many.
const expectedResponse = 0.5;
const expectingPosts = 20;
// An interest counts as usual until about so many posts of it were seen.
const expectingOfInterest = 4;
const leastAppetite = 0.15;
const mostAppetite = 3;

/**
 * How much a reader responds to what they see of an interest, beside all they see, so that neither the generous nor the
 * sparing are misread: (g / ρ + 4) / (s + 4) for responses g to s posts of it and ρ = (Σg + 10) / (Σs + 20). What was
 * chosen and is passed over time and again steps back, what is answered steps forward. A post that was answered was seen,
 * whether or not that was told. O(interests seen).
 */
function appetitesOf({ given, answered }: Answers, seenOf: ReadonlyMap<number, number>): Map<number, number> {
  const appetites = new Map<number, number>();
  const seen = new Map(seenOf);
  for (const [interest, count] of answered) seen.set(interest, Math.max(count, seenOf.get(interest) ?? 0));
  const sum = (counts: ReadonlyMap<number, number>) =>
    [...counts.values()].reduce((total, count) => total + count, 0);
  const rate = (sum(given) + expectedResponse * expectingPosts) / (sum(seen) + expectingPosts);
  for (const [interest, count] of seen) {
    const appetite =
      ((given.get(interest) ?? 0) / rate + expectingOfInterest) / (count + expectingOfInterest);
    appetites.set(interest, Math.max(leastAppetite, Math.min(mostAppetite, appetite)));
  }
  return appetites;
}

/** The posts the walk gave the best scores, best first. O(things reached). */
export function bestOfWalk(index: FeedIndex, count: number): Scored[] {
  return bestThings(index.space.walk, count, (post) => isLive(index, post));
}
