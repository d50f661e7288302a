import { findClosedCircles, open, type Pairs } from './closed-circles.ts';
import type { Standing } from './enthusiast.policy.ts';
import type { HelpSheets } from './help-sheets.ts';
import { findKnownPeople } from './known-people.ts';
import type { EnthusiastNumbers } from './numbers.policy.ts';

/** How people stand in the community, by their numbers. */
export interface Standings {
  known: ReadonlySet<number>;
  /** The closed circle of those who are in one. */
  circles: ReadonlyMap<number, number>;
  /** Whether two accounts were signed in on one device. */
  areDoubles(one: number, other: number): boolean;
}

/** How the word of somebody who was helped counts for the one who helped. */
export function standingOf(standings: Standings, owner: number, helped: number): Standing {
  if (standings.areDoubles(owner, helped)) return 'none';
  const circle = standings.circles.get(owner);
  if (circle !== undefined && circle === standings.circles.get(helped)) return 'none';
  return standings.known.has(helped) ? 'known' : 'silent';
}

/** What is weaker than a smile four half-lives ago, about a year, says nothing about how people stand today. */
const leastStrength = 2 ** -4;

/**
 * Finds how everybody stands, from who helped whom and who bought something. A circle is judged by the thanks of people who
 * would be known, rings counted as what they claim to be; then what goes on within closed circles is left out, and who is
 * still known is known.
 */
export function findStandings(
  sheets: HelpSheets,
  facts: {
    people: number;
    buyers: ReadonlySet<number>;
    areDoubles: Standings['areDoubles'];
    numbers: EnthusiastNumbers;
  },
): Standings {
  const { buyers, areDoubles, numbers } = facts;
  const vouching = { buyers, knownBy: numbers.knownBy };
  const pairs = pairsOf(sheets, facts);
  const mayBeKnown = findKnownPeople(pairs, vouching);
  const circle = findClosedCircles(
    pick(pairs, (_, by) => mayBeKnown[by] === 1),
    numbers.closedShare,
  );
  const isWithin = (one: number, other: number) => circle[one] !== open && circle[one] === circle[other];
  const isKnown = findKnownPeople(
    pick(pairs, (to, by) => !isWithin(to, by)),
    vouching,
  );
  const known = new Set<number>();
  const circles = new Map<number, number>();
  for (let person = 0; person < facts.people; person++) {
    const own = circle[person] ?? open;
    if (isKnown[person] === 1) known.add(person);
    if (own !== open) circles.set(person, own);
  }
  return { known, circles, areDoubles };
}

function pairsOf(
  { overall }: HelpSheets,
  {
    people,
    areDoubles,
    numbers,
  }: Pick<Parameters<typeof findStandings>[1], 'people' | 'areDoubles' | 'numbers'>,
): Pairs {
  let size = 0;
  for (const { start, end } of overall.values()) size += end - start;
  const [helper, helped] = [new Int32Array(size), new Int32Array(size)];
  let place = 0;
  for (const { owner, ...sheet } of overall.values()) {
    for (let at = sheet.start; at < sheet.end; at++) {
      const other = sheet.helped[at] ?? 0;
      if ((sheet.strengths[at] ?? 0) < leastStrength * numbers.smile || areDoubles(owner, other)) continue;
      helper[place] = owner;
      helped[place++] = other;
    }
  }
  return { helper: helper.subarray(0, place), helped: helped.subarray(0, place), people };
}

function pick({ helper, helped, people }: Pairs, isWanted: (to: number, by: number) => boolean): Pairs {
  const wanted = (_: number, at: number) => isWanted(helper[at] ?? 0, helped[at] ?? 0);
  return { helper: helper.filter(wanted), helped: helped.filter(wanted), people };
}
