import { Command } from 'commander';
import { catalogImportCommand } from './catalog-import.ts';
import { catalogStatusCommand } from './catalog-status.ts';

/** `spark catalog …`: the shop's products. */
export function catalogCommand(): Command {
  return new Command('catalog')
    .description('the products of the shop')
    .addCommand(catalogImportCommand())
    .addCommand(catalogStatusCommand());
}
