import { existsSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '../../server/src/platform/embedded-postgres/index.ts';
import { benchDataDir, withSpark, type Spark } from '../with-spark.ts';
import { seedCommunity, type CommunitySize } from './community.ts';

/** People who are signed in. */
export const readers = 40;

/**
 * Smiles, saves and follows for each post. With comments and chosen interests they make ten edges of the graph, as in what
 * is promised: two million for 200,000 posts. A smile is one of a post, one of its author and some of its products.
 */
const answersPerPost = 3;

/** The community with so many posts. */
export function sizeOf(posts: number): CommunitySize {
  return {
    posts,
    people: Math.floor(posts / 4),
    products: Math.min(30_000, posts),
    answers: Math.floor(posts * answersPerPost),
    readers,
  };
}

/** Starts a Spark with such a community, and stops it afterwards. */
export async function withCommunity<T>(size: CommunitySize, use: (spark: Spark) => Promise<T>): Promise<T> {
  return withSpark(use, await communityOf(size));
}

/** How a Spark with such a community is started. It is made up the first time, which takes minutes for a million posts, and kept. */
export async function communityOf(
  size: CommunitySize,
): Promise<{ name: string; env: Record<string, string> }> {
  const started = { name: `community-${size.posts}-${size.answers}`, env: { SPARK_DEMO: 'off' } };
  const dataDir = benchDataDir(started.name);
  const isMade = join(dataDir, 'community-is-made');
  if (!existsSync(isMade)) {
    // What was left half made, if anything.
    await rm(dataDir, { recursive: true, force: true });
    await makeCommunity(started, size);
    await writeFile(isMade, '');
  }
  return started;
}

async function makeCommunity(
  started: { name: string; env: Record<string, string> },
  size: CommunitySize,
): Promise<void> {
  // The first start makes the database and its tables.
  await withSpark(async () => undefined, started);
  const postgres = await startEmbeddedPostgres({
    dataDir: benchDataDir(started.name),
    log: { info: () => undefined, error: console.error },
    // For once it writes more than it will ever be asked for, and what is torn is made up anew.
    settings: {
      shared_buffers: '1GB',
      max_wal_size: '16GB',
      fsync: 'off',
      full_page_writes: 'off',
      wal_level: 'minimal',
      max_wal_senders: '0',
      autovacuum: 'off',
      jit: 'off',
    },
  });
  await seedCommunity(postgres.url, size).finally(() => postgres.stop());
  // The index is read from the database once, and kept: a Spark that still makes it is not what is measured.
  await withSpark(async () => undefined, started);
}
