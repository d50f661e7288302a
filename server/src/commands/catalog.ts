import { Command } from 'commander';
import { catalogApplyCommand } from './catalog-apply.ts';
import { catalogFollowCommand, catalogUnfollowCommand } from './catalog-follow.ts';
import { catalogImportCommand } from './catalog-import.ts';
import { catalogRollbackCommand } from './catalog-rollback.ts';
import { catalogStatusCommand } from './catalog-status.ts';

/** `spark catalog …`: the shop's products. */
export function catalogCommand(): Command {
  return new Command('catalog')
    .description('the products of the shop')
    .addCommand(catalogImportCommand())
    .addCommand(catalogApplyCommand())
    .addCommand(catalogRollbackCommand())
    .addCommand(catalogFollowCommand())
    .addCommand(catalogUnfollowCommand())
    .addCommand(catalogStatusCommand());
}
