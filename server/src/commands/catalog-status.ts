import { createWriteStream } from 'node:fs';
import { extname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { sourceLocale } from '@spark/contract';
import { Command, InvalidArgumentError } from 'commander';
import {
  findImportRecord,
  loadFeeds,
  loadImportRecords,
  writeIssues,
  type FollowedFeed,
  type ImportRecord,
  type IssueFormat,
} from '../modules/catalog/index.ts';
import type { Db } from '../platform/db/index.ts';
import { speak } from '../platform/sentences/index.ts';
import { CommandError } from './command-error.ts';
import { withCatalog } from './with-catalog.ts';

const shownImports = 10;

interface Options {
  issues?: string;
  import?: string;
  json?: boolean;
}

/** `spark catalog status`: the latest imports and how they ended, the feeds that are followed, and what was wrong with rows. */
export function catalogStatusCommand(): Command {
  return new Command('status')
    .description('show the latest imports, how they ended, and the feeds that are followed')
    .option('--issues <file>', 'write what was wrong with rows into this file (.csv or .jsonl)', readFileName)
    .option('--import <id>', 'the import whose issues are written; the latest when left out')
    .option('--json', 'print a machine-readable result')
    .action((options: Options) =>
      withCatalog('catalog status', options.json === true, (db) =>
        options.issues === undefined ? showStatus(db, options) : exportIssues(db, options, options.issues),
      ),
    );
}

async function showStatus(db: Db, { json = false }: Options): Promise<void> {
  const imports = (await loadImportRecords(db, shownImports)).map(inEnglish);
  const feeds = await loadFeeds(db);
  if (json) {
    console.log(JSON.stringify({ imports, feeds }));
    return;
  }
  console.log(imports.length === 0 ? 'Nothing was imported yet.' : imports.map(describeImport).join('\n'));
  if (feeds.length > 0) console.log(['', 'Followed feeds:', ...feeds.map(describeFeed)].join('\n'));
}

async function exportIssues(db: Db, options: Options, file: string): Promise<void> {
  const chosen =
    options.import === undefined
      ? (await loadImportRecords(db, 1))[0]
      : await findImportRecord(db, options.import);
  if (chosen === undefined) throw new CommandError('There is no such import.');
  await pipeline(
    Readable.from(writeIssues(db, chosen.id, { format: formatOf(file), locale: sourceLocale })),
    createWriteStream(file),
  ).catch((cause: Error) => {
    throw new CommandError(`The issues could not be written: ${cause.message}`, { cause });
  });
  if (options.json === true) console.log(JSON.stringify({ import: inEnglish(chosen), file }));
  else console.log(`${chosen.issueCount} issues of ${chosen.source} written to ${file}.`);
}

/** The command line speaks English. */
function inEnglish({ reason, ...record }: ImportRecord) {
  return { ...record, reason: reason && speak(sourceLocale, reason) };
}

function describeImport(record: ReturnType<typeof inEnglish>): string {
  const { id, startedAt, source, status, reason, counts, issueCount } = record;
  const { added = 0, changed = 0, unchanged = 0, missing = 0, rejected = 0 } = counts;
  const outcome =
    status === 'applied' || status === 'rolled_back'
      ? `${added} added, ${changed} changed, ${unchanged} unchanged, ${missing} missing, ${rejected} left out`
      : (reason ?? '');
  return [
    `${startedAt.toISOString()}  ${status.padEnd(11)} ${source}`,
    `    ${outcome}`,
    ...(issueCount > 0
      ? [`    ${issueCount} issues: spark catalog status --import ${id} --issues issues.csv`]
      : []),
    ...(status === 'waiting' ? [`    waits for you: spark catalog apply ${id}`] : []),
  ].join('\n');
}

function describeFeed({ name, everyMinutes, outcome, checkedAt, nextAt, failures }: FollowedFeed): string {
  const hours = Math.round((everyMinutes / 60) * 100) / 100;
  const last = checkedAt === null ? 'not fetched yet' : `${checkedAt.toISOString()}: ${outcome ?? ''}`;
  const trouble = failures > 0 ? ` (failed ${failures} times in a row)` : '';
  return `  ${name}, every ${hours} h\n    ${last}${trouble}\n    next: ${nextAt.toISOString()}`;
}

function readFileName(text: string): string {
  if (['.csv', '.jsonl'].includes(extname(text).toLowerCase())) return text;
  throw new InvalidArgumentError('Name a file that ends in .csv or .jsonl.');
}

function formatOf(file: string): IssueFormat {
  return extname(file).toLowerCase() === '.csv' ? 'csv' : 'jsonl';
}
