import { Command, InvalidArgumentError } from 'commander';
import { readConfig } from '../config.ts';
import {
  completeNumbers,
  enqueueRecompute,
  faultOf,
  isNumberName,
  loadNumbers,
  namePeople,
  numberNames,
  reportBadges,
  storeNumbers,
  type EnthusiastNumbers,
} from '../modules/enthusiasts/index.ts';
import { migrate, type Db } from '../platform/db/index.ts';
import { prepareJobs } from '../platform/jobs/index.ts';
import { speak } from '../platform/sentences/index.ts';
import { createLog } from './create-log.ts';
import { openDatabase } from './open-database.ts';

type Numbers = Partial<Record<keyof EnthusiastNumbers, number>>;

interface Options {
  set: Numbers;
  json?: boolean;
}

/** `spark enthusiasts report|set`: who would gain or lose the badge by other numbers, and other numbers. */
export function enthusiastsCommand(): Command {
  const enthusiasts = new Command('enthusiasts').description('the numbers by which people earn the badge');
  enthusiasts
    .command('report')
    .description(
      'say who would gain and who would lose the badge if other numbers held good; nothing is changed',
    )
    .option('--set <name=value>', 'a number that is to differ; again for each', readNumber, {})
    .option('--json', 'print a machine-readable result')
    .action(report);
  enthusiasts
    .command('set')
    .description('set numbers of the formula; all badges follow')
    .requiredOption('--set <name=value>', 'a number and its value; again for each', readNumber, {})
    .option('--json', 'print a machine-readable result')
    .action(set);
  return enthusiasts;
}

async function report({ set: changed, json = false }: Options): Promise<void> {
  await withDatabase('enthusiasts report', json, async (db) => {
    const now = new Date();
    const numbers = completeNumbers({ ...(await loadNumbers(db)), ...changed });
    const outcome = await reportBadges(db, { numbers, now });
    const [gaining, losing] = [await namePeople(db, outcome.gaining), await namePeople(db, outcome.losing)];
    if (json) {
      console.log(JSON.stringify({ numbers, ...outcome, gaining, losing }));
      return;
    }
    const { before, after } = outcome;
    console.log(`Enthusiasts: ${before.everywhere} now, ${after.everywhere} then.`);
    console.log(`Badges of interests: ${before.inInterests} now, ${after.inInterests} then.`);
    for (const [title, count, moves] of [
      ['Would gain it', outcome.gains, gaining],
      ['Would lose it', outcome.losses, losing],
    ] as const) {
      console.log(`\n${title}: ${count}`);
      for (const { person, interest, score } of moves)
        console.log(
          `  ${person.name} (@${person.handle}), ${interest?.name ?? 'everywhere'}: ${score.toFixed(1)}`,
        );
      if (count > moves.length) console.log(`  and ${count - moves.length} more`);
    }
  });
}

async function set({ set: changed, json = false }: Options): Promise<void> {
  await withDatabase('enthusiasts set', json, async (db) => {
    await db.transaction().execute(async (trx) => {
      await storeNumbers(trx, changed, new Date());
      await enqueueRecompute(trx);
    });
    const numbers = await loadNumbers(db);
    if (json) console.log(JSON.stringify({ numbers }));
    else {
      for (const name of numberNames) console.log(`${name.padEnd(24)}${numbers[name]}`);
      console.log('\nAll badges follow as soon as a worker runs.');
    }
  });
}

async function withDatabase(
  command: string,
  isQuiet: boolean,
  work: (db: Db) => Promise<void>,
): Promise<void> {
  const tell = (message: string) => void (isQuiet || console.log(message));
  const config = readConfig(process.env);
  const { database, stop } = await openDatabase(config, command, tell);
  try {
    await migrate(database.pool);
    await prepareJobs(database.pool, createLog(config).log);
    await work(database.db);
  } finally {
    await stop();
  }
}

function readNumber(text: string, earlier: Numbers): Numbers {
  const [name = '', value = ''] = text.split('=', 2);
  if (!isNumberName(name))
    throw new InvalidArgumentError(`There is no number of this name. There are ${numberNames.join(', ')}.`);
  const number = value.trim() === '' ? Number.NaN : Number(value);
  const fault = faultOf(name, number);
  if (fault !== null) throw new InvalidArgumentError(speak('en', fault));
  return { ...earlier, [name]: number };
}
