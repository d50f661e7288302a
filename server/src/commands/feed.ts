import { Command, InvalidArgumentError } from 'commander';
import { readConfig } from '../config.ts';
import { findUserIdByEmail } from '../modules/accounts/index.ts';
import { explainFeed, tellingTerms, type ExplainedFeed } from '../modules/feed/index.ts';
import { CommandError } from './command-error.ts';
import { readPosts } from '../modules/posts/index.ts';
import { migrate, type Db } from '../platform/db/index.ts';
import { openDatabase } from './open-database.ts';

const usualPosts = 20;
const mostPosts = 200;
const shownLetters = 48;

interface Options {
  user: string;
  at?: Date;
  posts: number;
  json?: boolean;
}

/** `spark feed explain`: what somebody's feed is made of, now or at an earlier moment. */
export function feedCommand(): Command {
  const feed = new Command('feed').description('how feeds are put together');
  feed
    .command('explain')
    .description('rank the For you feed of a person anew and say what speaks for each post')
    .requiredOption('--user <email>', 'whose feed')
    .option('--at <time>', 'the moment, such as 2030-12-31T18:00Z; now when left out', readMoment)
    .option('--posts <count>', 'how many posts', readCount, usualPosts)
    .option('--json', 'print a machine-readable result')
    .action(explain);
  return feed;
}

async function explain({ user: email, at, posts, json = false }: Options): Promise<void> {
  const now = new Date();
  if (at !== undefined && at > now) throw new CommandError('Nobody knows yet what that moment brings.');
  const tell = (message: string) => void (json || console.log(message));
  const { database, stop } = await openDatabase(readConfig(process.env), 'feed explain', tell);
  try {
    await migrate(database.pool);
    const userId = await findUserIdByEmail(database.db, email);
    if (userId === undefined) throw new CommandError(`Nobody has an account with ${email}.`);
    const feed = await explainFeed(database, { userId, at: at ?? null, size: posts, now });
    if (json) console.log(JSON.stringify(feed));
    else console.log(describe(feed, await findTitles(database.db, feed)));
  } finally {
    await stop();
  }
}

function describe({ at, seed, served, posts }: ExplainedFeed, titles: ReadonlyMap<string, string>): string {
  const lines = posts.map((post, index) => {
    const terms = tellingTerms(post).map(({ name, value }) => `${name} ${value.toFixed(2)}`);
    const place = post.servedAt === null ? '–' : String(post.servedAt);
    const head = [String(index + 1), place, post.score.toFixed(2)].map((word) => word.padStart(6)).join('');
    return `${head}  ${titles.get(post.id) ?? post.id}\n${' '.repeat(20)}${terms.join(' · ')}`;
  });
  return [
    `The For you feed of ${at.toISOString()}, seed ${seed}`,
    served === null
      ? 'No order is kept that was served before.'
      : `Beside it the places in the order that was served at ${served.at.toISOString()}`,
    '',
    ' place served score',
    ...(lines.length === 0 ? ['Nothing is left to be shown: everything was seen.'] : lines),
  ].join('\n');
}

/** Who wrote each post, and how it begins. */
async function findTitles(db: Db, { posts }: ExplainedFeed): Promise<Map<string, string>> {
  const now = new Date();
  const found = await readPosts(
    db,
    posts.map(({ id }) => id),
    { viewer: null, now },
  );
  return new Map(
    found.map(({ id, author, kind, text }) => [
      id,
      `${kind} by ${author.name}: ${text.slice(0, shownLetters)}`,
    ]),
  );
}

function readMoment(value: string): Date {
  const moment = new Date(value);
  if (Number.isNaN(moment.getTime())) throw new InvalidArgumentError('Write a time as 2030-12-31T18:00Z.');
  return moment;
}

function readCount(value: string): number {
  const count = Number(value);
  if (Number.isInteger(count) && count >= 1 && count <= mostPosts) return count;
  throw new InvalidArgumentError(`Ask for 1 to ${mostPosts} posts.`);
}
