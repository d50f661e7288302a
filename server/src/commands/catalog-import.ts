import { join } from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import { readConfig } from '../config.ts';
import {
  FeedError,
  importCatalog,
  type ImportOrder,
  type ImportReport,
  type ReportedIssues,
} from '../modules/catalog/index.ts';
import { migrate } from '../platform/db/index.ts';
import { createDecoder } from '../platform/decoder/index.ts';
import { prepareJobs } from '../platform/jobs/index.ts';
import { openFolderStore } from '../platform/storage/index.ts';
import { createProgressLine } from './catalog-progress.ts';
import { describeImport, describeIssues } from './catalog-report.ts';
import { CommandError } from './command-error.ts';
import { createLog } from './create-log.ts';
import { explainFeedError } from './explain-feed-error.ts';
import { openDatabase } from './open-database.ts';

/** Issues shown to people, and handed to programs: the latter get all but a flood. */
const shownIssues = 50;
const exportedIssues = 100_000;

interface Options {
  dryRun?: true;
  format: ImportOrder['format'];
  media?: string;
  feed?: string;
  encoding?: string;
  currency?: string;
  allowHost: string[];
  allowMissing?: true;
  json?: true;
}

/** `spark catalog import`: brings a product feed into the catalogue. */
export function catalogImportCommand(): Command {
  return new Command('import')
    .description(
      'bring a product feed (Google Merchant or Meta, as XML, TSV or CSV, or JSON Lines) into the catalogue',
    )
    .argument('<file or url>', 'the feed, gzipped or not')
    .option('--dry-run', 'show what would change, and change nothing')
    .addOption(
      new Option('--format <format>', 'what the feed is')
        .choices(['auto', 'google', 'meta', 'jsonl'])
        .default('auto'),
    )
    .option('--media <folder>', 'take pictures from this folder, by the path or name their address ends in')
    .option('--feed <name>', 'remember the products under this name instead of the file or address')
    .option('--encoding <name>', 'encoding of a file that is not UTF-8, such as windows-1252')
    .option(
      '--currency <code>',
      'currency of prices that name none, and of signs that several share ($, ¥, kr)',
      readCurrencyCode,
    )
    .option('--allow-host <host>', 'fetch from this host although it is private', collect, [])
    .option('--allow-missing', 'accept that more than a fifth of the feed’s products are gone')
    .option('--json', 'print a machine-readable result')
    .action(runImport);
}

async function runImport(location: string, options: Options): Promise<void> {
  const config = readConfig(process.env);
  const isQuiet = options.json === true;
  const progress = createProgressLine(isQuiet ? null : process.stdout);
  const opened = await openDatabase(
    config,
    'catalog import',
    (message) => void (isQuiet || console.log(message)),
  );
  const decoder = createDecoder();
  let refused: ReportedIssues = { issues: [], omittedIssues: 0 };
  try {
    await migrate(opened.database.pool);
    await prepareJobs(opened.database.pool, createLog(config).log);
    const store = await openFolderStore(join(config.dataDir, 'media'));
    const { db } = opened.database;
    const order: ImportOrder = {
      location,
      feed: options.feed,
      format: options.format,
      encoding: options.encoding,
      defaultCurrency: options.currency,
      mediaFolder: options.media,
      allowedHosts: options.allowHost.map((host) => host.toLowerCase()),
      isDryRun: options.dryRun === true,
      allowsShrinking: options.allowMissing === true,
      maxListedIssues: isQuiet ? exportedIssues : shownIssues,
      onProgress: progress.show,
      onRefused: (rows) => void (refused = rows),
    };
    const report = await importCatalog({ db, store, decoder }, order, new Date());
    progress.end();
    console.log(isQuiet ? JSON.stringify(report) : describeImport(report));
    if (report.status === 'waiting') throw waits(report);
    if (report.refusal !== null) process.exitCode = 1;
  } catch (error) {
    progress.end();
    if (isQuiet) reportRefusal(error, refused);
    else if (refused.issues.length > 0) console.log(describeIssues(refused).join('\n'));
    throw explainFeedError(error);
  } finally {
    await decoder.close();
    await opened.stop();
  }
}

function reportRefusal(error: unknown, rows: ReportedIssues): void {
  if (!(error instanceof FeedError)) return;
  const { code, message: reason, line, hint } = error;
  console.log(JSON.stringify({ refusal: { code, reason, line, hint }, ...rows }));
}

function waits({ id, refusal }: ImportReport): CommandError {
  return new CommandError(
    [
      `Nothing was changed. ${refusal?.reason ?? ''}`,
      `The import waits for you: "spark catalog apply ${id}" brings in what was read; a better feed takes its place.`,
    ].join('\n'),
  );
}

/** Collects an option that may be given several times. */
export function collect(host: string, earlier: string[]): string[] {
  return [...earlier, host];
}

/** Reads a currency of an option. */
export function readCurrencyCode(text: string): string {
  const code = text.toUpperCase();
  if (!Intl.supportedValuesOf('currency').includes(code)) {
    throw new InvalidArgumentError('It must be an ISO 4217 code such as USD.');
  }
  return code;
}
