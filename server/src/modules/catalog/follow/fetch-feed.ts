import { Type } from 'typebox';
import type { Db } from '../../../platform/db/index.ts';
import { enqueue, handleJob, jobType, type QueuedJob } from '../../../platform/jobs/index.ts';
import { quote, say } from '../../../platform/sentences/index.ts';
import { FeedError } from '../feed/feed-error.ts';
import { openFeedSource, type FeedSource } from '../import/feed-source.ts';
import { importSource, type ImportOrder } from '../import/import-catalog.ts';
import type { ImportReport } from '../import/import-report.ts';
import type { PictureServices } from '../import/stage-pictures.ts';

/** A fetch that failed is tried again after this long, or after the feed's own interval if that is shorter. */
const retryMinutes = 60;

const fetchFeed = jobType({
  name: 'fetch-feed',
  payload: Type.Object({ feedId: Type.String() }),
  maxAttempts: 1,
});

/** Queues the fetching of every feed that is due. Returns how many. */
export async function queueDueFeeds(db: Db, now: Date): Promise<number> {
  return db.transaction().execute(async (trx) => {
    const due = await trx
      .selectFrom('catalog_feeds')
      .select(['id', 'every_minutes'])
      .where('next_at', '<=', now)
      .orderBy('next_at')
      .forUpdate()
      .skipLocked()
      .execute();
    for (const feed of due) {
      await enqueue(trx, fetchFeed, { feedId: feed.id }, { key: feed.id });
      // A fetch that dies with its process is not waited for.
      await trx
        .updateTable('catalog_feeds')
        .set({ next_at: minutesAfter(now, feed.every_minutes) })
        .where('id', '=', feed.id)
        .execute();
    }
    return due.length;
  });
}

/** The job that fetches a feed and imports it if it is a new one. `environment` holds the passwords. */
export function fetchFeedJob(
  services: PictureServices,
  environment: Readonly<Record<string, string | undefined>>,
): QueuedJob {
  return handleJob(fetchFeed, async ({ feedId }, { now }) => {
    const outcome = await fetchFollowedFeed(services, environment, feedId, now);
    return { feedId, outcome };
  });
}

/** Fetches a feed and imports it if it is a new one; how it ended is told by the feed, not thrown. */
export async function fetchFollowedFeed(
  services: PictureServices,
  environment: Readonly<Record<string, string | undefined>>,
  feedId: string,
  now: Date,
): Promise<string> {
  const feed = await findFeed(services.db, feedId);
  if (feed === undefined) return 'It is not followed any more.';
  try {
    const source = await openFeedSource(requestOf(feed, environment));
    const report = source.isUnchanged ? null : await importSource(services, source, orderOf(feed), now);
    if (report === null) await source.close();
    // Half a feed is not the version its tag names: it is fetched again, and soon.
    if (report?.refusal?.code === 'truncated_feed') {
      throw new FeedError('truncated_feed', quote(describeReport(report)));
    }
    const outcome = report === null ? 'It is the same as before.' : describeReport(report);
    // What another feed has now may be this one's later, without a word of it changing.
    const isWhole = (report?.otherFeeds.held ?? 0) === 0;
    await noteSuccess(services.db, feed, { source, isWhole, outcome, now });
    return outcome;
  } catch (error) {
    // A broken program or database is for the log; what is wrong with the feed is for its operator.
    await noteFailure(services.db, feed, { error, now });
    if (!(error instanceof FeedError)) throw error;
    return error.message;
  }
}

async function findFeed(db: Db, id: string) {
  return db
    .selectFrom('catalog_feeds')
    .select(['id', 'name', 'address', 'format', 'encoding', 'default_currency', 'allowed_hosts'])
    .select(['every_minutes', 'username', 'password_variable', 'etag', 'last_modified'])
    .where('id', '=', id)
    .executeTakeFirst();
}

type Feed = NonNullable<Awaited<ReturnType<typeof findFeed>>>;

function requestOf(feed: Feed, environment: Readonly<Record<string, string | undefined>>) {
  return {
    location: feed.address,
    allowedHosts: feed.allowed_hosts,
    credentials: credentialsOf(feed, environment),
    known: { etag: feed.etag, lastModified: feed.last_modified },
  };
}

function credentialsOf(feed: Feed, environment: Readonly<Record<string, string | undefined>>) {
  const { username, password_variable: variable } = feed;
  if (username === null || variable === null) return undefined;
  const password = environment[variable];
  if (password !== undefined && password !== '') return { username, password };
  throw new FeedError(
    'missing_password',
    say`The environment has no ${variable}, which holds the password.`,
    {
      hint: 'set it where Spark is started',
    },
  );
}

function orderOf(feed: Feed): ImportOrder {
  return {
    location: feed.address,
    allowedHosts: feed.allowed_hosts,
    feed: feed.name,
    format: feed.format,
    encoding: feed.encoding ?? undefined,
    defaultCurrency: feed.default_currency ?? undefined,
    isDryRun: false,
    allowsShrinking: false,
    maxListedIssues: 0,
    onProgress: () => undefined,
  };
}

function describeReport({ status, counts, otherFeeds, refusal }: ImportReport): string {
  if (status === 'waiting') return `It waits for a person. ${refusal?.reason ?? ''}`.trim();
  const { added, changed, unchanged, missing, rejected } = counts;
  const held = otherFeeds.held > 0 ? ` (${otherFeeds.held} of another feed)` : '';
  return `${added} added, ${changed} changed, ${unchanged} unchanged, ${missing} missing, ${rejected} left out${held}.`;
}

async function noteSuccess(
  db: Db,
  feed: Feed,
  { source, isWhole, outcome, now }: { source: FeedSource; isWhole: boolean; outcome: string; now: Date },
): Promise<void> {
  await db
    .updateTable('catalog_feeds')
    .set({ checked_at: now, outcome, failures: 0, next_at: minutesAfter(now, feed.every_minutes) })
    .$if(!source.isUnchanged, (update) =>
      update.set(
        isWhole
          ? { etag: source.etag, last_modified: source.lastModified }
          : { etag: null, last_modified: null },
      ),
    )
    .where('id', '=', feed.id)
    .execute();
}

async function noteFailure(db: Db, feed: Feed, { error, now }: { error: unknown; now: Date }): Promise<void> {
  const outcome =
    error instanceof FeedError ? error.message : 'Something went wrong in Spark; its log tells what.';
  await db
    .updateTable('catalog_feeds')
    .set((column) => ({
      checked_at: now,
      outcome,
      failures: column('failures', '+', 1),
      next_at: minutesAfter(now, Math.min(retryMinutes, feed.every_minutes)),
    }))
    .where('id', '=', feed.id)
    .execute();
}

function minutesAfter(now: Date, minutes: number): Date {
  return new Date(now.getTime() + minutes * 60_000);
}
