import {
  addSheets,
  noSheets,
  type HelpRow,
  type HelpSheets,
} from '../../server/src/modules/enthusiasts/help-sheets.ts';
import type { HelpKind } from '../../server/src/modules/enthusiasts/enthusiast.policy.ts';
import type { EnthusiastNumbers } from '../../server/src/modules/enthusiasts/numbers.policy.ts';
import { createPeopleBook, idBytes } from '../../server/src/modules/enthusiasts/people-book.ts';
import { scoreAt } from '../../server/src/modules/enthusiasts/enthusiast.policy.ts';
import { scoreSheets } from '../../server/src/modules/enthusiasts/score-sheets.ts';
import { findStandings } from '../../server/src/modules/enthusiasts/standings.ts';

/** Somebody thanks somebody for a contribution. */
export interface Thanks {
  by: number;
  to: number;
  kind: HelpKind;
  daysAgo: number;
  /** Which of the contributions of the one who is thanked. */
  contribution: number;
}

const dayMs = 86_400_000;
/** Any moment does. */
const nowMs = Date.UTC(2026, 10, 26);

/** The score of each person of a made-up community, by number, as the server makes it. */
export function scoreCommunity(
  thanks: readonly Thanks[],
  facts: {
    people: number;
    buyers?: ReadonlySet<number>;
    /** How old the account of a person is, in days; two years unless it is said. */
    ageDays?: (person: number) => number;
    doubles?: (one: number, other: number) => boolean;
    numbers: EnthusiastNumbers;
  },
): { scores: Float64Array; contributions: Int32Array; known: ReadonlySet<number> } {
  const book = createPeopleBook();
  for (let person = 0; person < facts.people; person++)
    book.add(idOf(person), new Date(nowMs - (facts.ageDays?.(person) ?? 730) * dayMs));
  const sheets = noSheets();
  addSheets(sheets, rowsOf(thanks), { people: book, nowMs, numbers: facts.numbers });
  return judge(sheets, facts);
}

function judge(
  sheets: HelpSheets,
  {
    people,
    buyers = new Set(),
    doubles: areDoubles = () => false,
    numbers,
  }: Omit<Parameters<typeof scoreCommunity>[1], 'ageDays'>,
) {
  const standings = findStandings(sheets, { people, buyers, areDoubles, numbers });
  const scores = new Float64Array(people);
  const contributions = new Int32Array(people);
  for (const score of scoreSheets(sheets, sheets, { standings, numbers })) {
    if (score.interestId !== null) continue;
    scores[score.owner] = scoreAt(score, 0, numbers);
    contributions[score.owner] = score.contributions;
  }
  return { scores, contributions, known: standings.known };
}

function rowsOf(thanks: readonly Thanks[]): HelpRow[] {
  const rows = Map.groupBy(
    thanks.filter(({ by, to }) => by !== to),
    ({ to, kind, contribution }) => `${to} ${contribution} ${kind}`,
  );
  return [...rows].flatMap(([key, given]) => {
    const [first] = given;
    if (first === undefined) return [];
    const [to = '', contribution = ''] = key.split(' ');
    return {
      contributor_id: idOf(Number(to)),
      contribution_id: `${to} ${contribution}`,
      kind: first.kind,
      interest_ids: [],
      helps: Buffer.concat(given.map(helpOf)),
    };
  });
}

// The same community is judged with one group after another.
const helps = new WeakMap<Thanks, Buffer>();

function helpOf(thanks: Thanks): Buffer {
  const known = helps.get(thanks);
  if (known !== undefined) return known;
  const help = Buffer.from(`${idOf(thanks.by).replaceAll('-', '')}${'0'.repeat(16)}`, 'hex');
  help.writeBigInt64BE(BigInt(Math.round((nowMs - thanks.daysAgo * dayMs) / 1_000)), idBytes);
  helps.set(thanks, help);
  return help;
}

function idOf(person: number): string {
  return `00000000-0000-7000-8000-${person.toString(16).padStart(12, '0')}`;
}
