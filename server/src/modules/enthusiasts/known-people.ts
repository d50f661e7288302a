import type { Pairs } from './closed-circles.ts';

/**
 * Who is known in the community: the largest set of people in which each was found helpful by `knownBy` others of the set,
 * or bought something here. Accounts that only vouch for accounts are not in it, however many and however deep: they are
 * taken away from the outside in.
 */
export function findKnownPeople(
  { helper, helped, people }: Pairs,
  { buyers, knownBy }: { buyers: ReadonlySet<number>; knownBy: number },
): Uint8Array {
  const isKnown = new Uint8Array(people).fill(1);
  const vouched = new Int32Array(people);
  const starts = new Int32Array(people + 1);
  for (let at = 0; at < helper.length; at++) {
    const [to, by] = [helper[at] ?? 0, helped[at] ?? 0];
    vouched[to] = (vouched[to] ?? 0) + 1;
    starts[by + 1] = (starts[by + 1] ?? 0) + 1;
  }
  for (let person = 0; person < people; person++)
    starts[person + 1] = (starts[person + 1] ?? 0) + (starts[person] ?? 0);
  const thanks = new Int32Array(helper.length);
  const next = starts.slice(0, people);
  for (let at = 0; at < helper.length; at++) {
    const by = helped[at] ?? 0;
    thanks[next[by] ?? 0] = helper[at] ?? 0;
    next[by] = (next[by] ?? 0) + 1;
  }
  const leaving: number[] = [];
  const check = (person: number) => {
    if (isKnown[person] === 0 || (vouched[person] ?? 0) >= knownBy || buyers.has(person)) return;
    isKnown[person] = 0;
    leaving.push(person);
  };
  for (let person = 0; person < people; person++) check(person);
  for (let person = leaving.pop(); person !== undefined; person = leaving.pop()) {
    for (let at = starts[person] ?? 0; at < (starts[person + 1] ?? 0); at++) {
      const other = thanks[at] ?? 0;
      vouched[other] = (vouched[other] ?? 0) - 1;
      check(other);
    }
  }
  return isKnown;
}
