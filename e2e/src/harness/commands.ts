import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { environmentOf } from './program.ts';
import type { Spark } from './start-spark.ts';

const run = promisify(execFile);
const program = fileURLToPath(new URL('run-commands.ts', import.meta.url));

/** A command as somebody at the server gives it, after `spark`; it says what it did as JSON. */
export type Order = ['catalog' | 'reviews', ...string[]];

/** Runs commands at the server of a Spark, one after another; answers what each of them reports. */
export async function runCommands({ dataDir }: Spark, orders: readonly Order[]): Promise<unknown[]> {
  if (dataDir === null) throw new Error('Commands need the data folder of the Spark that is visited.');
  const env = environmentOf({ SPARK_DATA_DIR: dataDir });
  const { stdout, stderr } = await run(process.execPath, [program, JSON.stringify(orders)], { env });
  const reports = stdout.trim().split('\n').filter(Boolean);
  if (reports.length < orders.length) throw new Error(`A command failed: ${stderr}`);
  return reports.map((report): unknown => JSON.parse(report));
}
