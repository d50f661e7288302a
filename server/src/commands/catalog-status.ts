import { Command } from 'commander';
import { readConfig } from '../config.ts';
import { loadImportRecords } from '../modules/catalog/index.ts';
import { migrate } from '../platform/db/index.ts';
import { openDatabase } from './open-database.ts';

const shownImports = 10;

/** `spark catalog status`: the latest imports and how they ended. */
export function catalogStatusCommand(): Command {
  return new Command('status')
    .description('show the latest imports and how they ended')
    .option('--json', 'print a machine-readable result')
    .action(async ({ json = false }: { json?: boolean }) => {
      const tell = (message: string) => void (json || console.log(message));
      const opened = await openDatabase(readConfig(process.env), 'catalog status', tell);
      try {
        await migrate(opened.database.pool);
        const imports = await loadImportRecords(opened.database.db, shownImports);
        if (json) console.log(JSON.stringify({ imports }));
        else
          console.log(imports.length === 0 ? 'Nothing was imported yet.' : imports.map(describe).join('\n'));
      } finally {
        await opened.stop();
      }
    });
}

type Import = Awaited<ReturnType<typeof loadImportRecords>>[number];

function describe({ startedAt, source, status, reason, counts }: Import): string {
  const { added = 0, changed = 0, unchanged = 0, missing = 0, rejected = 0 } = counts;
  const outcome =
    status === 'applied'
      ? `${added} added, ${changed} changed, ${unchanged} unchanged, ${missing} missing, ${rejected} left out`
      : (reason ?? '');
  return `${startedAt.toISOString()}  ${status.padEnd(8)}${source}\n    ${outcome}`;
}
