import { catalogCommand } from '../../../server/src/commands/catalog.ts';
import { reviewsCommand } from '../../../server/src/commands/reviews.ts';
import { runCommand } from '../../../server/src/commands/run-command.ts';

const commands = { catalog: catalogCommand, reviews: reviewsCommand };

// Commands of Spark, one after another in one process: to load them is most of what they take.
// The parse boundary: written by `runCommands`.
const orders = JSON.parse(process.argv[2] ?? '[]') as [keyof typeof commands, ...string[]][];
for (const [name, ...args] of orders) await runCommand(commands[name](), args);
// An import that waits is told as a failure, and is what was asked for.
process.exit(0);
