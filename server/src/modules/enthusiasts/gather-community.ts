import { setImmediate } from 'node:timers/promises';
import type { Db } from '../../platform/db/index.ts';
import { sql } from 'kysely';
import { addSheets, noSheets, type HelpRow, type HelpSheets } from './help-sheets.ts';
import { selectAccounts, selectBuyers, selectHelps } from './helps.queries.ts';
import type { EnthusiastNumbers } from './numbers.policy.ts';
import { createPeopleBook, type PeopleBook } from './people-book.ts';
import { loadDoubles } from './standings.queries.ts';
import { findStandings, type Standings } from './standings.ts';

/** Everybody, and who helped whom. */
export interface Community {
  people: PeopleBook;
  sheets: HelpSheets;
  buyers: ReadonlySet<number>;
}

/** So many contributors are read at once: a fraction of a second, however large the community is. */
const portion = 1_000;
/** So many of them are summed up before somebody else has a turn. */
const turn = 500;

/** Reads everything that was done for everybody, some contributors at a time, and sums it up. */
export async function gatherCommunity(
  db: Db,
  { numbers, now }: { numbers: EnthusiastNumbers; now: Date },
): Promise<Community> {
  const people = createPeopleBook();
  for (const { id, created_at: joinedAt } of await selectAccounts(db, null)) people.add(id, joinedAt);
  const sheets = noSheets();
  const facts = { people, nowMs: now.getTime(), numbers };
  for (let start = 0; start < people.ids.length; start += portion) {
    const contributors = people.ids.slice(start, start + portion);
    const rows = Map.groupBy(await readHelps(db, contributors), (row) => row.contributor_id);
    const own = [...rows.values()];
    for (let at = 0; at < own.length; at += turn) {
      addSheets(sheets, own.slice(at, at + turn).flat(), facts);
      await setImmediate();
    }
  }
  const buyers = new Set<number>();
  for (const id of await selectBuyers(db)) {
    const number = people.numberOf(id);
    if (number !== undefined) buyers.add(number);
  }
  return { people, sheets, buyers };
}

/** Reads what was done for some contributors, in a transaction of its own: no statement grows with the community. */
function readHelps(db: Db, contributors: readonly string[]): Promise<HelpRow[]> {
  return db
    .transaction()
    .setAccessMode('read only')
    .execute(async (trx) => {
      // Else all smiles are walked through for each portion: few contributors look like many to the planner.
      await sql`set local enable_seqscan = off`.execute(trx);
      await sql`set local statement_timeout = 0`.execute(trx);
      return selectHelps(trx, { contributors });
    });
}

/** How everybody of a community stands. */
export async function findAllStandings(
  db: Db,
  { people, sheets, buyers }: Community,
  numbers: EnthusiastNumbers,
): Promise<Standings> {
  const areDoubles = await loadDoubles(db, people);
  return findStandings(sheets, { people: people.ids.length, buyers, areDoubles, numbers });
}
