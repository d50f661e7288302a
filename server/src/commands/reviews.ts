import { open } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { Command } from 'commander';
import { readConfig } from '../config.ts';
import { FeedError } from '../modules/catalog/index.ts';
import { importReviews, type ReviewImportReport } from '../modules/reviews/index.ts';
import { migrate } from '../platform/db/index.ts';
import { prepareJobs } from '../platform/jobs/index.ts';
import { CommandError } from './command-error.ts';
import { createLog } from './create-log.ts';
import { explainFeedError } from './explain-feed-error.ts';
import { openDatabase } from './open-database.ts';

/** Issues shown to people, and handed to programs: the latter get all but a flood. */
const shownIssues = 50;
const exportedIssues = 100_000;
const plainMs = 5_000;
const terminalMs = 100;

interface Options {
  dryRun?: true;
  encoding?: string;
  json?: true;
}

/** `spark reviews import`: earlier reviews, which wait for their authors' word. */
export function reviewsCommand(): Command {
  const reviews = new Command('reviews').description('what people think of the products');
  reviews
    .command('import')
    .description(
      'bring in earlier reviews (CSV or JSON Lines); each waits, unseen, until its author lets it be shown',
    )
    .argument(
      '<file>',
      'columns: email, product_id (or gtin, or sku), stars, title, text, written_at, verified',
    )
    .option('--dry-run', 'check the file, and change nothing')
    .option('--encoding <name>', 'encoding of a file that is not UTF-8, such as windows-1252')
    .option('--json', 'print a machine-readable result')
    .action(runImport);
  return reviews;
}

async function runImport(file: string, options: Options): Promise<void> {
  const isQuiet = options.json === true;
  const bytes = await openFile(file);
  const tell = (message: string) => void (isQuiet || console.log(message));
  const config = readConfig(process.env);
  const opened = await openDatabase(config, 'reviews import', tell);
  try {
    await migrate(opened.database.pool);
    await prepareJobs(opened.database.pool, createLog(config).log);
    const report = await importReviews(
      opened.database.db,
      {
        bytes,
        encoding: options.encoding ?? null,
        isDryRun: options.dryRun === true,
        maxListedIssues: isQuiet ? exportedIssues : shownIssues,
        onProgress: isQuiet ? () => undefined : createProgress(),
      },
      new Date(),
    );
    console.log(isQuiet ? JSON.stringify(report) : describeReport(report));
  } catch (error) {
    if (isQuiet && error instanceof FeedError) {
      const { code, message: reason, line, hint } = error;
      console.log(JSON.stringify({ refusal: { code, reason, line, hint } }));
    }
    throw explainFeedError(error);
  } finally {
    bytes.destroy();
    await opened.stop();
  }
}

/** Opened before anything else is done: a stream that opens its file by itself fails while nobody listens to it. */
async function openFile(file: string): Promise<Readable> {
  try {
    const opened = await open(file);
    if ((await opened.stat()).isDirectory()) {
      await opened.close();
      throw new Error('It is a folder.');
    }
    return opened.createReadStream();
  } catch (cause) {
    throw new CommandError(`${file} cannot be read.`, { cause });
  }
}

function createProgress(): (read: { rows: number; rejected: number }) => void {
  const { isTTY } = process.stdout;
  let shownAt = performance.now();
  return ({ rows, rejected }) => {
    if (performance.now() - shownAt < (isTTY ? terminalMs : plainMs)) return;
    shownAt = performance.now();
    const left = rejected > 0 ? `, ${rejected.toLocaleString('en')} left out` : '';
    const line = `Reading… ${rows.toLocaleString('en')} reviews${left}`;
    process.stdout.write(isTTY ? `\r\u001b[K${line}` : `${line}\n`);
  };
}

function describeReport(report: ReviewImportReport): string {
  const { added, changed, unchanged, settled, refused, rejected, issues, moreIssues } = report;
  const counts: [number, string][] = [
    [added, 'wait for their authors’ word'],
    [changed, 'waited already, and say something else now'],
    [unchanged, 'waited already'],
    [settled, 'were settled by their authors, or lapsed, before'],
    [refused, 'are by people who do not want to be written to'],
    [rejected, 'left out'],
  ];
  return [
    `${report.isDryRun ? 'Nothing was changed. Of' : 'Of'} ${report.rows.toLocaleString('en')} reviews`,
    ...counts
      .filter(([count]) => count > 0)
      .map(([count, words]) => `  ${count.toLocaleString('en')} ${words}`),
    ...issues.map(
      ({ line, field, value, reason, hint }) =>
        `  line ${line}: ${[field, value && `“${value}”`, reason].filter(Boolean).join(' ')} (${hint})`,
    ),
    ...(moreIssues > 0 ? [`  … and ${moreIssues.toLocaleString('en')} more; --json lists them`] : []),
    ...(added > 0 && !report.isDryRun ? ['Their authors get one letter each, 60 a minute.'] : []),
  ].join('\n');
}
