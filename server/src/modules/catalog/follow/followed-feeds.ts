import { newId, type Db } from '../../../platform/db/index.ts';
import { judgeAddress, OutboundError } from '../../../platform/outbound/index.ts';
import { quote, say } from '../../../platform/sentences/index.ts';
import { FeedError } from '../feed/feed-error.ts';
import type { DeclaredFormat } from '../feed/read-feed.ts';
import { nameOfAddress } from '../import/feed-source.ts';

/** How a feed is to be followed. */
export interface FeedFacts {
  address: string;
  /** The name under which its products are remembered; `null`: its address without the query. */
  name: string | null;
  format: DeclaredFormat;
  encoding: string | null;
  defaultCurrency: string | null;
  everyMinutes: number;
  username: string | null;
  /** The environment variable that holds the password. */
  passwordVariable: string | null;
  allowedHosts: string[];
}

/** A feed that is followed, without what opens it. */
export interface FollowedFeed {
  id: string;
  name: string;
  everyMinutes: number;
  nextAt: Date;
  checkedAt: Date | null;
  /** How the latest fetch ended, in a sentence. */
  outcome: string | null;
  /** Fetches that failed one after the other. */
  failures: number;
}

/** Follows a feed from now on, or follows it differently. Throws `refused_address`. */
export async function followFeed(db: Db, facts: FeedFacts, now: Date): Promise<FollowedFeed> {
  checkAddress(facts);
  const values = {
    address: facts.address,
    format: facts.format,
    encoding: facts.encoding,
    default_currency: facts.defaultCurrency,
    allowed_hosts: facts.allowedHosts,
    every_minutes: facts.everyMinutes,
    username: facts.username,
    password_variable: facts.passwordVariable,
    next_at: now,
    // Whatever was known of the old way says nothing about the new one.
    etag: null,
    last_modified: null,
    failures: 0,
  };
  const name = facts.name ?? nameOfAddress(facts.address);
  await db
    .insertInto('catalog_feeds')
    .values({ id: newId(), name, created_at: now, ...values })
    .onConflict((conflict) => conflict.column('name').doUpdateSet(values))
    .execute();
  return toFeed(await findFeeds(db).where('name', '=', name).executeTakeFirstOrThrow());
}

/** Leaves a feed alone, named by its name or address; its products stay. Throws `unknown_feed`. */
export async function unfollowFeed(db: Db, nameOrAddress: string): Promise<void> {
  const removed = await db
    .deleteFrom('catalog_feeds')
    .where((where) => where.or([where('name', '=', nameOrAddress), where('address', '=', nameOrAddress)]))
    .returning('id')
    .execute();
  if (removed.length > 0) return;
  throw new FeedError('unknown_feed', say`Spark follows no feed ${nameOrAddress}.`, {
    hint: '"spark catalog status" names those it follows',
  });
}

/** The feeds that are followed, by name. */
export async function loadFeeds(db: Db): Promise<FollowedFeed[]> {
  return (await findFeeds(db).orderBy('name').execute()).map(toFeed);
}

function findFeeds(db: Db) {
  return db
    .selectFrom('catalog_feeds')
    .select(['id', 'name', 'every_minutes', 'next_at', 'checked_at', 'outcome', 'failures']);
}

function toFeed(row: Awaited<ReturnType<ReturnType<typeof findFeeds>['execute']>>[number]): FollowedFeed {
  const { id, name, outcome, failures } = row;
  return {
    id,
    name,
    outcome,
    failures,
    everyMinutes: row.every_minutes,
    nextAt: row.next_at,
    checkedAt: row.checked_at,
  };
}

// Names are resolved when the feed is fetched, each time anew; what can be seen beforehand is told at once.
function checkAddress({ address, allowedHosts }: FeedFacts): void {
  try {
    judgeAddress(address, { allowedHosts });
  } catch (error) {
    if (!(error instanceof OutboundError)) throw error;
    throw new FeedError('refused_address', quote(error.message), {
      hint: 'if the host is yours, name it with --allow-host',
    });
  }
}
