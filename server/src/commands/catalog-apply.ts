import { Command, InvalidArgumentError } from 'commander';
import { applyWaitingImport } from '../modules/catalog/index.ts';
import { withCatalog } from './with-catalog.ts';

/** `spark catalog apply`: lets an import in that waited for a person. */
export function catalogApplyCommand(): Command {
  return new Command('apply')
    .description('apply an import that waits for you, because it was cut or would take too much away')
    .argument('[id]', 'the import, as "catalog status" names it; the latest that waits when left out', readId)
    .option('--json', 'print a machine-readable result')
    .action((id: string | undefined, { json = false }: { json?: boolean }) =>
      withCatalog('catalog apply', json, async (db) => {
        const applied = await applyWaitingImport(db, id ?? null, new Date());
        const { added = 0, changed = 0, unchanged = 0, missing = 0 } = applied.counts;
        const outcome = `${added} added, ${changed} changed, ${unchanged} unchanged, ${missing} missing`;
        console.log(json ? JSON.stringify(applied) : `Applied ${applied.source}: ${outcome}.`);
      }),
    );
}

function readId(text: string): string {
  if (/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(text)) return text.toLowerCase();
  throw new InvalidArgumentError('It must be the id of an import.');
}
