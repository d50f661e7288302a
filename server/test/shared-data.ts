import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const beside = fileURLToPath(new URL('../../../shared/data/', import.meta.url));

/**
 * Where large or borrowed test data lies that is not part of the project: `SPARK_TEST_DATA`, or the folder `shared/data`
 * beside the checkout. `null`, with a line that says so, when the part asked for is not there.
 */
export function findSharedData(part: string): string | null {
  const folder = `${process.env['SPARK_TEST_DATA'] ?? beside}/${part}`;
  if (existsSync(folder)) return folder;
  console.warn(`Skipped: no ${part} in SPARK_TEST_DATA or beside the checkout.`);
  return null;
}
