import { join } from 'node:path';
import { type Logger, pino } from 'pino';
import type { Config } from '../config.ts';

/** What must not be in a log even if somebody logs a whole request. */
const secrets = ['req.headers.authorization', 'req.headers.cookie', 'res.headers["set-cookie"]'];

/**
 * Structured lines go to standard error, where containers and systemd collect them; on a terminal they would bury
 * what is meant for people, so there they go to a file of the data folder, which nobody else of the machine reads: it tells
 * who asked for what.
 */
export function createLog({ dataDir, logLevel }: Config): { log: Logger; file: string | null } {
  const file = process.stderr.isTTY ? join(dataDir, 'spark.log') : null;
  const to = { dest: file ?? 2, append: true, mkdir: true, mode: 0o600, sync: true };
  const destination = pino.destination(to);
  return { log: pino({ level: logLevel, redact: secrets }, destination), file };
}
