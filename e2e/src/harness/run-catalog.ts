import { catalogCommand } from '../../../server/src/commands/catalog.ts';
import { runCommand } from '../../../server/src/commands/run-command.ts';

// `spark catalog` once for each list of arguments, in one process: to load it is most of what it takes.
// The parse boundary: written by whoever starts this.
const orders = JSON.parse(process.argv[2] ?? '[]') as string[][];
for (const args of orders) await runCommand(catalogCommand(), args);
// One that waits is told as a failure, and is what was asked for.
process.exit(0);
