import { Command } from 'commander';
import { rollbackImport } from '../modules/catalog/index.ts';
import { withCatalog } from './with-catalog.ts';

/** `spark catalog rollback`: makes the catalogue what it was before the latest import. */
export function catalogRollbackCommand(): Command {
  return new Command('rollback')
    .description('take the latest import back; again: the one before, up to three of a feed')
    .option('--feed <name>', 'the latest import of this feed')
    .option('--json', 'print a machine-readable result')
    .action(({ feed, json = false }: { feed?: string; json?: boolean }) =>
      withCatalog('catalog rollback', json, async (db) => {
        const report = await rollbackImport(db, { feed: feed ?? null }, new Date());
        const { restored, unlisted } = report;
        const { source, startedAt } = report.import;
        const which = `the import of ${source} from ${startedAt.toISOString()}`;
        const outcome = `${restored} products are what they were, ${unlisted} that it had added are not listed any more`;
        console.log(json ? JSON.stringify(report) : `Took back ${which}: ${outcome}.`);
      }),
    );
}
