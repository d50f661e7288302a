import { findSame, nodeKinds, type Graph } from '../../graph/index.ts';
import { sharedIntegers } from '../../shared.ts';
import type { Steps } from '../../steps.ts';
import type { EdgeRows } from './edge-rows.ts';
import { nodesOf, takeGroup } from './grouped-entries.ts';

const authorKind = nodeKinds.indexOf('author');

/** Who is who, in memory that threads share: the person behind an author and the author a person is, or −1. */
export interface PairedPeople {
  personOf: Int32Array;
  authorFor: Int32Array;
  /** By thing: 1 for an author who is a person, too. Few bytes, which the cache has: most things are none. */
  isBoth: Uint8Array;
}

/** Finds out who is who. In steps. O(people) */
export function* pairPeople({ people, things }: Graph): Steps<PairedPeople> {
  const personOf = sharedIntegers(things.count).fill(-1);
  const authorFor = sharedIntegers(people.count);
  const isBoth = new Uint8Array(new SharedArrayBuffer(things.count));
  for (let person = 0; person < people.count; person += 1) {
    const author = findSame(things, people, person);
    authorFor[person] = author;
    if (author !== -1) {
      personOf[author] = person;
      if (things.kinds[author] === authorKind) isBoth[author] = 1;
    }
    if (person % peopleAtOnce === 0) yield;
  }
  return { personOf, authorFor, isBoth };
}

/** So many people are looked at in one step. */
const peopleAtOnce = 256;

/** To find who touched each other, a group of people after the other, which several threads may take from. */
export interface MutualOrder {
  paired: PairedPeople;
  bits: number;
  groups: number;
  touched: EdgeRows;
  touchedBy: EdgeRows;
  /** The next group that nobody took. */
  next: Int32Array;
}

/** Who of a group touched an author who touched them. */
export interface MutualGroup {
  group: number;
  /** As many words of each as `mutualWord` names; those of one person together. */
  integers: number[];
}

/** Words of what is found: the edge is that of the author, from the side of who was touched. */
export const mutualWord = { person: 0, author: 1, edge: 2 } as const;
export const mutualWords = 3;

/** Finds them in all groups that nobody else takes. In steps. O(edges). */
export function* findMutual(order: MutualOrder): Steps<MutualGroup[]> {
  const { bits, groups, touched, next } = order;
  const people = touched.starts.length - 1;
  const found: MutualGroup[] = [];
  const given = new Int32Array(people);
  for (let group = takeGroup(next); group < groups; group = takeGroup(next)) {
    const integers: number[] = [];
    const { from, to } = nodesOf(bits, group, people);
    for (let person = from; person < to; person += 1) {
      findOf(order, person, given, integers);
      if (person % peopleAtOnce === 0) yield;
    }
    if (integers.length > 0) found.push({ group, integers });
  }
  return found;
}

/**
 * Edges are side by side, and nearly all of them are of no use here: they are passed over without a call.
 * @param given by person: the edge by which they touched the one who is looked at, one more than its place; 0 for none
 */
function findOf(
  { paired: { personOf, authorFor, isBoth }, touched, touchedBy }: MutualOrder,
  person: number,
  given: Int32Array,
  integers: number[],
): void {
  const self = authorFor[person] ?? -1;
  const first = self === -1 ? 0 : (touchedBy.starts[self] ?? 0);
  const end = self === -1 ? 0 : (touchedBy.starts[self + 1] ?? 0);
  if (first === end) return;
  for (let edge = first; edge < end; edge += 1) given[touchedBy.targets[edge] ?? 0] = edge + 1;
  const last = touched.starts[person + 1] ?? 0;
  for (let edge = touched.starts[person] ?? 0; edge < last; edge += 1) {
    const thing = touched.targets[edge] ?? 0;
    if (isBoth[thing] !== 1) continue;
    const mutual = given[personOf[thing] ?? 0] ?? 0;
    if (mutual !== 0 && (touched.weights[edge] ?? 0) > 0) integers.push(person, thing, mutual - 1);
  }
  for (let edge = first; edge < end; edge += 1) given[touchedBy.targets[edge] ?? 0] = 0;
}
