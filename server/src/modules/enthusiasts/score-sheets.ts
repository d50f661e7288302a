import { scoreOf, type Helped, type Score } from './enthusiast.policy.ts';
import { strengthOn, type HelpSheets, type Sheet } from './help-sheets.ts';
import type { EnthusiastNumbers } from './numbers.policy.ts';
import { standingOf, type Standings } from './standings.ts';

/** Somebody's numbers, everywhere (`null`) or within an interest. */
export interface SheetScore extends Score {
  owner: number;
  interestId: string | null;
  contributions: number;
}

/**
 * Applies the formula to sheets. `given` holds what those who were helped did for others, the owners among them; for a whole
 * community it is the same.
 */
export function scoreSheets(
  received: HelpSheets,
  given: HelpSheets,
  { standings, numbers }: { standings: Standings; numbers: EnthusiastNumbers },
): SheetScore[] {
  return received.all.map((sheet) => ({
    owner: sheet.owner,
    interestId: sheet.interestId,
    contributions: sheet.contributions,
    ...scoreOf(helpedOn(sheet, received, { given, standings }), numbers),
  }));
}

function* helpedOn(
  sheet: Sheet,
  { overall }: HelpSheets,
  { given, standings }: { given: HelpSheets; standings: Standings },
): Generator<Helped> {
  const { owner } = sheet;
  const everything = overall.get(owner);
  for (let at = sheet.start; at < sheet.end; at++) {
    const helped = sheet.helped[at] ?? 0;
    const got = sheet.strengths[at] ?? 0;
    // Friends give back what they got in one interest in another: what is returned is measured over all of them.
    const gotInAll = strengthOn(everything, helped);
    const returnedInAll = strengthOn(given.overall.get(helped), owner);
    const returned = gotInAll === 0 ? 0 : (got * returnedInAll) / gotInAll;
    yield { got, returned, standing: standingOf(standings, owner, helped) };
  }
}
