import { Command } from 'commander';
import { readConfig } from '../config.ts';
import { migrate } from '../platform/db/index.ts';
import { openDatabase } from './open-database.ts';

/** `spark migrate`: brings the database to the schema of this version. */
export function migrateCommand(): Command {
  return new Command('migrate')
    .description('bring the database to the schema of this version')
    .option('--json', 'print a machine-readable result')
    .action(async ({ json = false }: { json?: boolean }) => {
      const tell = (message: string) => void (json || console.log(message));
      const opened = await openDatabase(readConfig(process.env), 'migrate', tell);
      try {
        const applied = await migrate(opened.database.pool, (name) => tell(`Applying ${name}`));
        if (json) console.log(JSON.stringify({ applied }));
        else console.log(applied.length === 0 ? 'The database is up to date.' : `${applied.length} applied.`);
      } finally {
        await opened.stop();
      }
    });
}
