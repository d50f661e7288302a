import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { usualRank, type RankSettings } from '@spark/ranking';
import { measure } from './measure.ts';
import { DataError } from './read-files.ts';
import { toJson, toTable } from './report.ts';

const usage = 'Usage: npm run bench:ranking [-- --data <folder>] [--json] [--parameters <settings as JSON>]';
const usual = join(import.meta.dirname, '../../../shared/data/ranking');

/** What was asked for cannot be understood. */
class UsageError extends Error {
  override readonly name = 'UsageError';
}

try {
  await main();
} catch (error) {
  if (!(error instanceof DataError) && !(error instanceof UsageError)) throw error;
  console.error(error.message);
  process.exitCode = error instanceof UsageError ? 2 : 1;
}

async function main(): Promise<void> {
  const { data, json, parameters } = readOptions();
  const folders = data === undefined ? await usualFolders() : [data];
  if (folders.length === 0)
    throw new DataError(
      'There is no public data to rank here. Name a folder: npm run bench:ranking -- --data <folder>.',
    );
  const results: object[] = [];
  for (const folder of folders) {
    const result = await measure(folder, parameters).catch((error: unknown) => {
      if (data !== undefined || !(error instanceof DataError)) throw error;
      console.error(`Skipped: ${error.message}`);
      process.exitCode = 1;
      return null;
    });
    if (result === null) continue;
    for (const remark of result.remarks) console.error(`${result.data}: ${remark}`);
    if (json) results.push(toJson(result));
    else console.log(`\n${toTable(result)}`);
  }
  if (json) console.log(JSON.stringify(data === undefined ? results : results[0], null, 2));
}

interface Options {
  data: string | undefined;
  json: boolean;
  parameters: Partial<RankSettings> | null;
}

function readOptions(): Options {
  try {
    const { values } = parseArgs({
      options: {
        data: { type: 'string' },
        json: { type: 'boolean', default: false },
        parameters: { type: 'string' },
      },
    });
    return { data: values.data, json: values.json, parameters: readParameters(values.parameters) };
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
  }
}

/** Settings by hand, to compare with what is chosen; what is without end is null, as `--json` writes it. */
function readParameters(text: string | undefined): Partial<RankSettings> | null {
  if (text === undefined) return null;
  const given: unknown = JSON.parse(text);
  const read = Object.entries(given ?? {}).map(([name, value]: [string, unknown]): [string, number] => {
    if (!Object.hasOwn(usualRank, name)) throw new Error(`There is no parameter ${name}.`);
    if (value === null) return [name, Infinity];
    if (typeof value !== 'number' || value < 0)
      throw new Error(`${name} must be a number of at least 0, or null.`);
    return [name, value];
  });
  return Object.fromEntries(read);
}

/** The folders of public data where they lie. */
async function usualFolders(): Promise<string[]> {
  const entries = await readdir(usual, { withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => join(usual, name));
}
