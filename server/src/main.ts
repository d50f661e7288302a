import { Command } from 'commander';
import { runCommand } from './commands/run-command.ts';

/** By name: what a command needs is loaded once it is asked for, which for most is a small part of Spark. */
const commands = new Map<string, () => Promise<Command>>([
  ['serve', async () => (await import('./commands/serve.ts')).serveCommand()],
  ['migrate', async () => (await import('./commands/migrate.ts')).migrateCommand()],
  ['demo', async () => (await import('./commands/demo.ts')).demoCommand()],
  ['doctor', async () => (await import('./commands/doctor.ts')).doctorCommand()],
  ['user', async () => (await import('./commands/user.ts')).userCommand()],
  ['catalog', async () => (await import('./commands/catalog.ts')).catalogCommand()],
  ['reviews', async () => (await import('./commands/reviews.ts')).reviewsCommand()],
  ['feed', async () => (await import('./commands/feed.ts')).feedCommand()],
  ['enthusiasts', async () => (await import('./commands/enthusiasts.ts')).enthusiastsCommand()],
  ['connect', async () => (await import('./commands/connect.ts')).connectCommand()],
  ['connections', async () => (await import('./commands/connections.ts')).connectionsCommand()],
  ['disconnect', async () => (await import('./commands/connections.ts')).disconnectCommand()],
]);

const program = new Command('spark')
  .description('A shoppable community feed that any shop can run itself.')
  .showHelpAfterError();

const args = process.argv.slice(2);
const asked = commands.get(args[0] ?? '');
// To tell what there is, all of them are needed.
for (const load of asked === undefined ? commands.values() : [asked]) program.addCommand(await load());

process.exit(await runCommand(program, args));
