import type { Db } from '../../platform/db/index.ts';
import { scoreAt } from './enthusiast.policy.ts';
import { findAllStandings, gatherCommunity } from './gather-community.ts';
import type { EnthusiastNumbers } from './numbers.policy.ts';
import { selectBadgeFacts } from './scores.queries.ts';
import { scoreSheets, type SheetScore } from './score-sheets.ts';
import { badgesOf } from './store-scores.ts';

/** Somebody whose badge would come or go: everywhere (`null`) or in an interest. */
export interface BadgeMove {
  userId: string;
  interestId: string | null;
  score: number;
}

/** What other numbers would change. */
export interface BadgeReport {
  before: BadgeCount;
  after: BadgeCount;
  gains: number;
  losses: number;
  /** Some of them, those with the most first. */
  gaining: BadgeMove[];
  losing: BadgeMove[];
}

/** How many badges there are. */
interface BadgeCount {
  everywhere: number;
  inInterests: number;
}

/** More names than these are a number. */
const mostNames = 50;
const portion = 2_000;

/** Finds who would gain or lose the badge if other numbers held good now. Nothing is changed. */
export async function reportBadges(
  db: Db,
  { numbers, now }: { numbers: EnthusiastNumbers; now: Date },
): Promise<BadgeReport> {
  const community = await gatherCommunity(db, { numbers, now });
  const { people, sheets } = community;
  const standings = await findAllStandings(db, community, numbers);
  const scores = Map.groupBy(
    scoreSheets(sheets, sheets, { standings, numbers }),
    ({ owner }) => people.ids[owner] ?? '',
  );
  const before: BadgeCount = { everywhere: 0, inInterests: 0 };
  const after: BadgeCount = { everywhere: 0, inInterests: 0 };
  const gaining: BadgeMove[] = [];
  const losing: BadgeMove[] = [];
  for (let start = 0; start < people.ids.length; start += portion) {
    const ids = people.ids.slice(start, start + portion);
    for (const [userId, facts] of await selectBadgeFacts(db, ids, now)) {
      const own = scores.get(userId) ?? [];
      const held = facts.held;
      const then = badgesOf(own, facts, numbers);
      tally(before, held);
      tally(after, then);
      const move = (interestId: string | null) => ({
        userId,
        interestId,
        score: scoreIn(own, interestId, numbers),
      });
      for (const place of then) if (!held.has(place)) gaining.push(move(place));
      for (const place of held) if (!then.has(place)) losing.push(move(place));
    }
  }
  return {
    before,
    after,
    gains: gaining.length,
    losses: losing.length,
    gaining: topOf(gaining),
    losing: topOf(losing),
  };
}

function tally(count: BadgeCount, places: ReadonlySet<string | null>): void {
  for (const place of places) count[place === null ? 'everywhere' : 'inInterests'] += 1;
}

function scoreIn(own: readonly SheetScore[], interestId: string | null, numbers: EnthusiastNumbers): number {
  const score = own.find((one) => one.interestId === interestId);
  return score === undefined ? 0 : scoreAt(score, 0, numbers);
}

function topOf(moves: readonly BadgeMove[]): BadgeMove[] {
  // Everywhere before interests, for that is the larger word.
  const rank = ({ interestId }: BadgeMove) => (interestId === null ? 0 : 1);
  return moves
    .toSorted((one, other) => rank(one) - rank(other) || other.score - one.score)
    .slice(0, mostNames);
}
