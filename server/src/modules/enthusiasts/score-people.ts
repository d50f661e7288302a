import type { Trx } from '../../platform/db/index.ts';
import { addSheets, helpBytes, noSheets, type HelpRow } from './help-sheets.ts';
import { selectAccounts, selectHelps } from './helps.queries.ts';
import { loadNumbers } from './number-settings.ts';
import { createPeopleBook, idAt } from './people-book.ts';
import { scoreSheets } from './score-sheets.ts';
import { loadStandings } from './standings.queries.ts';
import { storeScores, type TellEarned } from './store-scores.ts';

/**
 * Makes the numbers of some people anew from everything that was done for them and by them, and gives and takes badges at
 * once. How others stand is as it was found last night.
 */
export async function scorePeople(
  trx: Trx,
  userIds: readonly string[],
  { now, tellEarned }: { now: Date; tellEarned: TellEarned },
): Promise<void> {
  if (userIds.length === 0) return;
  const numbers = await loadNumbers(trx);
  const received = await selectHelps(trx, { contributors: userIds });
  const given = await selectHelps(trx, { helped: userIds });
  const people = createPeopleBook();
  for (const { id, created_at: joinedAt } of await selectAccounts(trx, [...userIds, ...helpedBy(received)]))
    people.add(id, joinedAt);
  const facts = { people, nowMs: now.getTime(), numbers };
  const [receivedSheets, givenSheets] = [noSheets(), noSheets()];
  addSheets(receivedSheets, received, facts);
  addSheets(givenSheets, given, facts);
  const standings = await loadStandings(trx, people);
  const scores = scoreSheets(receivedSheets, givenSheets, { standings, numbers });
  await storeScores(trx, { userIds, scores, people, numbers, now, since: null, tellEarned });
}

function helpedBy(rows: readonly HelpRow[]): Set<string> {
  const ids = new Set<string>();
  for (const { helps } of rows)
    for (let offset = 0; offset < helps.length; offset += helpBytes) ids.add(idAt(helps, offset));
  return ids;
}
