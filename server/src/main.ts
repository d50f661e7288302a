import { Command } from 'commander';
import { migrateCommand } from './commands/migrate.ts';
import { runCommand } from './commands/run-command.ts';

const program = new Command('spark')
  .description('A shoppable community feed that any shop can run itself.')
  .showHelpAfterError()
  .addCommand(migrateCommand());

process.exit(await runCommand(program));
