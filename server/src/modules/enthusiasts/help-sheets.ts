import { raised, strengthOf, type HelpKind } from './enthusiast.policy.ts';
import type { EnthusiastNumbers } from './numbers.policy.ts';
import { idBytes, type PeopleBook } from './people-book.ts';

/** One contribution with the people it helped in one way, as it comes from the database. */
export interface HelpRow {
  contributor_id: string;
  contribution_id: string;
  kind: HelpKind;
  interest_ids: readonly string[];
  /** Who was helped and when: the bytes of an id and of whole seconds since 1970, again and again. */
  helps: Buffer;
}

/** Whom one person helped, everywhere or within an interest, and how much. */
export interface Sheet {
  readonly owner: number;
  /** `null`: everywhere. */
  readonly interestId: string | null;
  /** How many contributions helped somebody. */
  readonly contributions: number;
  /** Where the helped people and their strengths begin and end; the people stand in the order of their numbers. */
  readonly start: number;
  readonly end: number;
  readonly helped: Int32Array;
  readonly strengths: Float64Array;
}

/** Who helped whom, at a moment. */
export interface HelpSheets {
  readonly all: Sheet[];
  /** The sheet of each owner that says everything. */
  readonly overall: Map<number, Sheet>;
}

/** How many bytes each help takes in a row. */
export const helpBytes = idBytes + 8;

/** No sheets yet. */
export function noSheets(): HelpSheets {
  return { all: [], overall: new Map() };
}

/** Sums up what came from the database, all that there is of each contributor, and adds a sheet for each sum. */
export function addSheets(
  sheets: HelpSheets,
  rows: readonly HelpRow[],
  { people, nowMs, numbers }: { people: PeopleBook; nowMs: number; numbers: EnthusiastNumbers },
): void {
  const sums = new Map<number, Map<string | null, Sum>>();
  for (const row of rows) {
    const owner = people.numberOf(row.contributor_id);
    if (owner === undefined) continue;
    const own = getOr(sums, owner, () => new Map<string | null, Sum>());
    const into = [null, ...row.interest_ids].map((interestId) => getOr(own, interestId, newSum));
    for (let offset = 0; offset < row.helps.length; offset += helpBytes) {
      const helped = people.numberAt(row.helps, offset);
      if (helped === undefined) continue;
      const joinedAtMs = people.joinedAtMs[helped] ?? 0;
      const atMs = Number(row.helps.readBigInt64BE(offset + idBytes)) * 1_000;
      const weight = raised({ kind: row.kind, atMs, joinedAtMs }, nowMs, numbers);
      for (const { people: summed, contributions } of into) {
        summed.set(helped, (summed.get(helped) ?? 0) + weight);
        contributions.add(row.contribution_id);
      }
    }
  }
  lay(sheets, sums, numbers);
}

/** How much one person did for another who is listed on a sheet; nothing where they are not. */
export function strengthOn(sheet: Sheet | undefined, helped: number): number {
  if (sheet === undefined) return 0;
  let [low, high] = [sheet.start, sheet.end];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sheet.helped[middle] ?? 0) < helped) low = middle + 1;
    else high = middle;
  }
  return low < sheet.end && sheet.helped[low] === helped ? (sheet.strengths[low] ?? 0) : 0;
}

function lay(
  sheets: HelpSheets,
  sums: ReadonlyMap<number, ReadonlyMap<string | null, Sum>>,
  numbers: EnthusiastNumbers,
): void {
  let size = 0;
  for (const own of sums.values()) for (const { people } of own.values()) size += people.size;
  // What came together shares two arrays: one of each for every sheet would be larger than what is in them.
  const [helped, strengths] = [new Int32Array(size), new Float64Array(size)];
  let place = 0;
  for (const [owner, own] of sums) {
    for (const [interestId, { people, contributions }] of own) {
      if (people.size === 0) continue;
      const start = place;
      for (const person of people.keys()) helped[place++] = person;
      helped.subarray(start, place).sort();
      for (let at = start; at < place; at++)
        strengths[at] = strengthOf(people.get(helped[at] ?? 0) ?? 0, numbers);
      const facts = { owner, interestId, contributions: contributions.size };
      const sheet = { ...facts, start, end: place, helped, strengths };
      sheets.all.push(sheet);
      if (interestId === null) sheets.overall.set(owner, sheet);
    }
  }
}

interface Sum {
  people: Map<number, number>;
  contributions: Set<string>;
}

const newSum = (): Sum => ({ people: new Map(), contributions: new Set() });

function getOr<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
