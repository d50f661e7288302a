import { Command, InvalidArgumentError, Option } from 'commander';
import { followFeed, unfollowFeed, type ImportOrder } from '../modules/catalog/index.ts';
import { collect, readCurrencyCode } from './catalog-import.ts';
import { CommandError } from './command-error.ts';
import { withCatalog } from './with-catalog.ts';

interface Options {
  every: number;
  feed?: string;
  format: ImportOrder['format'];
  encoding?: string;
  currency?: string;
  user?: string;
  passwordFromEnv?: string;
  allowHost: string[];
  json?: boolean;
}

/** `spark catalog follow`: fetches a feed again and again. */
export function catalogFollowCommand(): Command {
  return new Command('follow')
    .description('fetch a feed now and then again and again, as long as Spark is served')
    .argument('<url>', 'the address of the feed')
    .option('--every <time>', 'how often, such as 6h, 30m or 1d', readMinutes, 6 * 60)
    .option('--feed <name>', 'remember the products under this name instead of the address')
    .addOption(
      new Option('--format <format>', 'what the feed is')
        .choices(['auto', 'google', 'meta', 'jsonl'])
        .default('auto'),
    )
    .option('--encoding <name>', 'encoding of a feed that is not UTF-8, such as windows-1252')
    .option(
      '--currency <code>',
      'currency of prices that name none, and of signs that several share ($, ¥, kr)',
      readCurrencyCode,
    )
    .option('--user <name>', 'user name the address asks for')
    .option(
      '--password-from-env <name>',
      'the variable of Spark’s environment that holds the password; the password itself is not stored',
      readVariable,
    )
    .option('--allow-host <host>', 'fetch from this host although it is private', collect, [])
    .option('--json', 'print a machine-readable result')
    .action((address: string, options: Options) =>
      withCatalog('catalog follow', options.json === true, async (db) => {
        if ((options.user === undefined) !== (options.passwordFromEnv === undefined)) {
          throw new CommandError('--user and --password-from-env go together.');
        }
        const feed = await followFeed(
          db,
          {
            address,
            name: options.feed ?? null,
            format: options.format,
            encoding: options.encoding ?? null,
            defaultCurrency: options.currency ?? null,
            everyMinutes: options.every,
            username: options.user ?? null,
            passwordVariable: options.passwordFromEnv ?? null,
            allowedHosts: options.allowHost.map((host) => host.toLowerCase()),
          },
          new Date(),
        );
        console.log(options.json ? JSON.stringify(feed) : `Spark follows ${feed.name}.`);
      }),
    );
}

/** `spark catalog unfollow`: leaves a feed alone; its products stay. */
export function catalogUnfollowCommand(): Command {
  return new Command('unfollow')
    .description('stop fetching a feed; its products stay')
    .argument('<name or url>', 'the feed, as "catalog status" names it')
    .action((name: string) =>
      withCatalog('catalog unfollow', false, async (db) => {
        await unfollowFeed(db, name);
        console.log(`Spark does not follow ${name} any more.`);
      }),
    );
}

const minutesOf: ReadonlyMap<string, number> = new Map([
  ['m', 1],
  ['h', 60],
  ['d', 24 * 60],
]);
const maxMinutes = 30 * 24 * 60;

function readMinutes(text: string): number {
  const [, count = '', unit = ''] = /^(\d{1,4})\s*(m|h|d)$/i.exec(text.trim()) ?? [];
  const minutes = Number(count) * (minutesOf.get(unit.toLowerCase()) ?? 0);
  if (minutes >= 15 && minutes <= maxMinutes) return minutes;
  throw new InvalidArgumentError('Write a time from 15m to 30d, such as 6h.');
}

function readVariable(text: string): string {
  if (/^[A-Z_][A-Z0-9_]*$/i.test(text)) return text;
  throw new InvalidArgumentError('It must be the name of an environment variable.');
}
