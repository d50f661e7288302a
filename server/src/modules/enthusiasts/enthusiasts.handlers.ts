import type { EnthusiastNumber, Locale } from '@spark/contract';
import type { Db } from '../../platform/db/index.ts';
import { invalid, sayLocale, type Handlers, type ProblemDetail } from '../../platform/http/index.ts';
import type { Services } from '../../platform/services.ts';
import { say, speak } from '../../platform/sentences/index.ts';
import { askReport, readReport } from './badge-reports.ts';
import { chooseBadge, readMyEnthusiast } from './my-enthusiast.ts';
import { loadNumbers, storeNumbers } from './number-settings.ts';
import { faultOf, isNumberName, numberFacts, numberNames, type EnthusiastNumbers } from './numbers.policy.ts';
import { enqueueRecompute } from './recompute-job.ts';

type Calls =
  | 'getEnthusiasts'
  | 'getMyEnthusiast'
  | 'updateMyEnthusiast'
  | 'setEnthusiastNumbers'
  | 'askEnthusiastReport'
  | 'getEnthusiastReport';

/** Answers the calls about enthusiasts. */
export function enthusiastHandlers({ db }: Pick<Services, 'db'>): Handlers<Calls> {
  return {
    getEnthusiasts: ({ request, setHeader }) => readFormula(db, sayLocale(request, setHeader)),
    getMyEnthusiast: ({ viewer, now }) => readMyEnthusiast(db, viewer.userId, now),
    updateMyEnthusiast: async ({ body, viewer, now }) => {
      const choice = { userId: viewer.userId, showsBadge: body.showsBadge, now };
      await db.transaction().execute((trx) => chooseBadge(trx, choice));
      return readMyEnthusiast(db, viewer.userId, now);
    },
    setEnthusiastNumbers: async ({ body, now, request, setHeader }) => {
      checkNumbers(body.numbers);
      await db.transaction().execute(async (trx) => {
        await storeNumbers(trx, body.numbers, now);
        await enqueueRecompute(trx);
      });
      return readFormula(db, sayLocale(request, setHeader));
    },
    askEnthusiastReport: async ({ body, now, createOnce }) => {
      const numbers = checkNumbers(body.numbers);
      return createOnce(async (trx) => readReport(trx, await askReport(trx, numbers, now)));
    },
    getEnthusiastReport: ({ params }) => readReport(db, params.id),
  };
}

/** The numbers as somebody wants them, the usual one for `null`. Throws `validation_failed`, with what each may be. */
function checkNumbers(wanted: Readonly<Record<string, number | null>>): Partial<EnthusiastNumbers> {
  const faults: ProblemDetail[] = [];
  const numbers: Partial<Record<keyof EnthusiastNumbers, number>> = {};
  for (const [name, value] of Object.entries(wanted)) {
    const path = `/numbers/${name}`;
    if (!isNumberName(name)) faults.push({ path, message: say`The formula has no such number.` });
    else {
      const number = value ?? numberFacts[name].usual;
      const message = faultOf(name, number);
      if (message === null) numbers[name] = number;
      else faults.push({ path, message });
    }
  }
  const [first, ...others] = faults;
  if (first !== undefined) throw invalid(first, ...others);
  return numbers;
}

async function readFormula(
  db: Db,
  locale: Locale,
): Promise<{ numbers: EnthusiastNumber[]; enthusiasts: number }> {
  const numbers = await loadNumbers(db);
  const { count } = await db
    .selectFrom('badges')
    .select((query) => query.fn.countAll<number>().as('count'))
    .where('kind', '=', 'enthusiast')
    .where('interest_id', 'is', null)
    .executeTakeFirstOrThrow();
  return {
    enthusiasts: Number(count),
    numbers: numberNames.map((name) => {
      const { text, usual, least, most } = numberFacts[name];
      return { name, text: speak(locale, text), usual, least, most, value: numbers[name] };
    }),
  };
}
