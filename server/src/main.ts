import { Command } from 'commander';
import { catalogCommand } from './commands/catalog.ts';
import { connectCommand } from './commands/connect.ts';
import { connectionsCommand, disconnectCommand } from './commands/connections.ts';
import { demoCommand } from './commands/demo.ts';
import { doctorCommand } from './commands/doctor.ts';
import { enthusiastsCommand } from './commands/enthusiasts.ts';
import { feedCommand } from './commands/feed.ts';
import { migrateCommand } from './commands/migrate.ts';
import { reviewsCommand } from './commands/reviews.ts';
import { runCommand } from './commands/run-command.ts';
import { serveCommand } from './commands/serve.ts';
import { userCommand } from './commands/user.ts';

const program = new Command('spark')
  .description('A shoppable community feed that any shop can run itself.')
  .showHelpAfterError()
  .addCommand(serveCommand())
  .addCommand(migrateCommand())
  .addCommand(demoCommand())
  .addCommand(doctorCommand())
  .addCommand(userCommand())
  .addCommand(catalogCommand())
  .addCommand(reviewsCommand())
  .addCommand(feedCommand())
  .addCommand(enthusiastsCommand())
  .addCommand(connectCommand())
  .addCommand(connectionsCommand())
  .addCommand(disconnectCommand());

process.exit(await runCommand(program));
