/** Who helped whom, as two lists of the same length: the helper at a place helped the person at that place. */
export interface Pairs {
  readonly helper: Int32Array;
  readonly helped: Int32Array;
  /** How many people there are; they are numbered from 0. */
  readonly people: number;
}

/** Stands for no circle. */
export const open = -1;

const mostRounds = 12;
/**
 * Who gets a quarter of their thanks from outside belongs to nobody's circle, even where a ring smiles at them. A ring that
 * draws strangers to itself in this way is judged without them.
 */
const looseShare = 0.25;

/**
 * Finds circles whose members are found helpful by hardly anybody but each other. Returns the number of the circle of each
 * person, or `open`.
 *
 * What counts is where a person's thanks come from, never whom a person thanks: a ring can smile at as many strangers as it
 * likes and is no less closed for it. Everybody begins alone and goes with those who thank them most, round after round; then
 * circles join the one that thanks them most, until they are one. A circle that gets less than `closedShare` of its thanks from outside on the way is
 * closed, unless it is most of the community: then there is no outside.
 */
export function findClosedCircles(pairs: Pairs, closedShare: number): Int32Array {
  const circles = new Int32Array(pairs.people).fill(open);
  if (closedShare <= 0 || pairs.helper.length === 0) return circles;
  const labels = Int32Array.from({ length: pairs.people }, (_, person) => person);
  const half = countReceivers(pairs) / 2;
  const isClosed = new Set<number>();
  const closeSome = (): boolean => {
    const isInside = findKernels(pairs, labels, isClosed);
    const closing = new Set<number>();
    for (const [label, { size, inside, outside }] of weighCircles(pairs, labels, { isClosed, isInside }))
      if (size <= half && inside > 0 && outside < closedShare * (inside + outside)) closing.add(label);
    for (let person = 0; person < pairs.people; person++) {
      const label = labels[person] ?? open;
      if (!closing.has(label)) continue;
      if (isInside[person] === 1) circles[person] = label;
      // A label of one's own, which is nobody else's.
      else labels[person] = pairs.people + person;
    }
    for (const label of closing) isClosed.add(label);
    return closing.size > 0;
  };
  const thanks = thanksOf(pairs);
  for (let round = 0; round < mostRounds && goWithTheMost(thanks, labels, isClosed); round++) closeSome();
  for (let hasChanged = true; hasChanged;) {
    // Closing one may close another that was thanked by it alone.
    const hasClosed = closeSome();
    const found = weighCircles(pairs, labels, { isClosed, isInside: null });
    hasChanged = joinFeeders(found, isClosed, labels) || hasClosed;
  }
  return circles;
}

/** Who thanked each person, laid out side by side, and how many each of them thanked. */
interface Thanks {
  starts: Int32Array;
  by: Int32Array;
  given: Int32Array;
}

function thanksOf({ helper, helped, people }: Pairs): Thanks {
  const starts = new Int32Array(people + 1);
  const given = new Int32Array(people);
  for (const person of helper) starts[person + 1] = (starts[person + 1] ?? 0) + 1;
  for (const person of helped) given[person] = (given[person] ?? 0) + 1;
  for (let person = 0; person < people; person++)
    starts[person + 1] = (starts[person + 1] ?? 0) + (starts[person] ?? 0);
  const by = new Int32Array(helper.length);
  const next = starts.slice(0, people);
  for (let at = 0; at < helper.length; at++) {
    const person = helper[at] ?? 0;
    by[next[person] ?? 0] = helped[at] ?? 0;
    next[person] = (next[person] ?? 0) + 1;
  }
  return { starts, by, given };
}

/** Everybody goes with the label most of their thanks come from. Says whether anybody moved. */
function goWithTheMost(
  { starts, by, given }: Thanks,
  labels: Int32Array,
  isClosed: ReadonlySet<number>,
): boolean {
  const votes = new Map<number, number>();
  let hasMoved = false;
  for (let person = 0; person < given.length; person++) {
    const own = labels[person] ?? person;
    if (isClosed.has(own)) continue;
    votes.clear();
    for (let at = starts[person] ?? 0; at < (starts[person + 1] ?? 0); at++) {
      const voter = by[at] ?? 0;
      const label = labels[voter] ?? 0;
      // One voice each, shared by all whom somebody thanks: who smiles at everybody draws few along.
      if (!isClosed.has(label)) votes.set(label, (votes.get(label) ?? 0) + 1 / (given[voter] ?? 1));
    }
    const winner = mostVoted(votes, own);
    if (winner !== own) hasMoved = true;
    labels[person] = winner;
  }
  return hasMoved;
}

// Of as many votes the own label stays, else the smallest is taken, so that the same rows give the same circles.
function mostVoted(votes: ReadonlyMap<number, number>, own: number): number {
  let [winner, most] = [own, votes.get(own) ?? 0];
  for (const [label, count] of votes)
    if (count > most || (count === most && label < winner && winner !== own)) [winner, most] = [label, count];
  return winner;
}

/** Marks those who get nearly all of their thanks from others of their circle who do. */
function findKernels(
  { helper, helped, people }: Pairs,
  labels: Int32Array,
  isClosed: ReadonlySet<number>,
): Uint8Array {
  const isInside = new Uint8Array(people).fill(1);
  for (let round = 0; round < mostRounds; round++) {
    const [inside, all] = [new Int32Array(people), new Int32Array(people)];
    for (let at = 0; at < helper.length; at++) {
      const [to, by] = [helper[at] ?? 0, helped[at] ?? 0];
      const isOwn = labels[to] === labels[by];
      if (!isOwn && isClosed.has(labels[by] ?? open)) continue;
      all[to] = (all[to] ?? 0) + 1;
      if (isOwn && isInside[by] === 1) inside[to] = (inside[to] ?? 0) + 1;
    }
    let left = 0;
    for (let person = 0; person < people; person++) {
      if (isInside[person] === 0 || (inside[person] ?? 0) > (1 - looseShare) * (all[person] ?? 0)) continue;
      isInside[person] = 0;
      left += 1;
    }
    if (left === 0) break;
  }
  return isInside;
}

function countReceivers({ helper, people }: Pairs): number {
  const seen = new Uint8Array(people);
  for (const person of helper) seen[person] = 1;
  return seen.reduce((sum, one) => sum + one, 0);
}

/** A circle with the thanks it gets. */
interface Circle {
  /** Members somebody thanks. */
  size: number;
  inside: number;
  outside: number;
  /** From which other circle how much comes. */
  from: Map<number, number>;
}

/** Circles by label, as a whole or only those inside; what closed ones give counts nowhere. */
function weighCircles(
  { helper, helped, people }: Pairs,
  labels: Int32Array,
  { isClosed, isInside }: { isClosed: ReadonlySet<number>; isInside: Uint8Array | null },
): Map<number, Circle> {
  const circles = new Map<number, Circle>();
  const seen = new Uint8Array(people);
  const given = new Int32Array(people);
  for (const by of helped) given[by] = (given[by] ?? 0) + 1;
  for (let at = 0; at < helper.length; at++) {
    const [to, by] = [helper[at] ?? 0, helped[at] ?? 0];
    const [label, other] = [labels[to] ?? 0, labels[by] ?? 0];
    if (isClosed.has(label) || isInside?.[to] === 0) continue;
    const circle = circles.get(label) ?? { size: 0, inside: 0, outside: 0, from: new Map<number, number>() };
    circles.set(label, circle);
    if (seen[to] === 0) circle.size += 1;
    seen[to] = 1;
    if (other === label && isInside?.[by] !== 0) circle.inside += 1;
    else if (!isClosed.has(other)) {
      circle.outside += 1;
      if (other !== label) circle.from.set(other, (circle.from.get(other) ?? 0) + 1 / (given[by] ?? 1));
    }
  }
  return circles;
}

/** Each open circle joins the open one that thanks it most. Says whether any did. */
function joinFeeders(
  circles: ReadonlyMap<number, Circle>,
  isClosed: ReadonlySet<number>,
  labels: Int32Array,
): boolean {
  const leader = new Map<number, number>();
  const leaderOf = (label: number): number => {
    const above = leader.get(label);
    if (above === undefined) return label;
    const top = leaderOf(above);
    leader.set(label, top);
    return top;
  };
  const inOrder = [...circles].toSorted(([one], [other]) => one - other);
  for (const [label, { from }] of inOrder) {
    if (isClosed.has(label)) continue;
    let [feeder, most] = [label, 0];
    for (const [other, count] of from)
      // Whom nobody thanks is in no circle: their thanks come from everywhere and bind nobody.
      if (circles.has(other) && !isClosed.has(other) && (count > most || (count === most && other < feeder)))
        [feeder, most] = [other, count];
    const [own, top] = [leaderOf(label), leaderOf(feeder)];
    if (own !== top) leader.set(Math.max(own, top), Math.min(own, top));
  }
  if (leader.size === 0) return false;
  for (let person = 0; person < labels.length; person++) labels[person] = leaderOf(labels[person] ?? 0);
  return true;
}
