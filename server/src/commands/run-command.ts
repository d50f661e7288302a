import { type Command, CommanderError } from 'commander';
import { ConfigError } from '../config.ts';
import { isAway, MigrationError } from '../platform/db/index.ts';
import { EmbeddedPostgresError } from '../platform/embedded-postgres/index.ts';
import { InstanceRunningError } from '../platform/instance/index.ts';
import { isDiskFull } from '../platform/storage/index.ts';
import { CommandError } from './command-error.ts';

const WRONG_USAGE = 2;
const FAILED = 1;

/** Errors that explain themselves in a sentence; anything else is a bug and shown with its trace. */
const explained = [CommandError, ConfigError, EmbeddedPostgresError, InstanceRunningError, MigrationError];

/** Runs the command line and turns its end into an exit code: 0 done, 1 failed, 2 wrong usage. */
export async function runCommand(program: Command, args: readonly string[]): Promise<number> {
  throwInsteadOfExit(program);
  try {
    await program.parseAsync(args, { from: 'user' });
    return Number(process.exitCode ?? 0);
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : WRONG_USAGE;
    console.error(describe(error));
    return FAILED;
  }
}

function throwInsteadOfExit(command: Command): void {
  command.exitOverride();
  for (const child of command.commands) throwInsteadOfExit(child);
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (isAway(error)) {
    return `The database went away before this was done (${error.message}). Give the command again once it is back.`;
  }
  if (isDiskFull(error)) {
    return `There is no room left on the disk (${error.message}). Make some, and give the command again.`;
  }
  if (!explained.some((kind) => error instanceof kind)) return error.stack ?? error.message;
  return error instanceof MigrationError && error.cause instanceof Error
    ? `${error.message} ${error.cause.message}`
    : error.message;
}
