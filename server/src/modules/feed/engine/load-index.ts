import {
  collectDeeds,
  collectParts,
  createFeedIndex,
  layParts,
  linkInSteps,
  makeRoom,
  settleFeedIndexInSteps,
  shelveAll,
  type FeedIndex,
} from '@spark/ranking';
import type pg from 'pg';
import { isMainThread } from 'node:worker_threads';
import type { Db } from '../../../platform/db/index.ts';
import { inTurns } from './in-turns.ts';
import { linkInTwoThreads } from './link-in-two-threads.ts';
import { copyResponses, copyTouches } from './load-deeds.ts';
import { copyBuyable, copyCounts, copyParts, copyPeople, copyPosts } from './load-posts.ts';
import { expectedRows } from './loading.queries.ts';
import { readAtOneMoment } from './read-at-one-moment.ts';

/** An index as the database was at one moment. */
export interface LoadedIndex {
  index: FeedIndex;
  /** That moment, as PostgreSQL writes it. */
  snapshot: string;
}

/**
 * Reads the whole index from the database, over connections of its own, as of one moment. With `until`, posts and answers
 * from later on are left out, which is how it was then as far as that is known.
 */
export async function loadIndex(
  db: Db,
  connect: () => pg.Client,
  now: Date,
  until: Date | null = null,
): Promise<LoadedIndex> {
  const nowS = Math.floor(now.getTime() / 1_000);
  const untilS = until === null ? Infinity : until.getTime() / 1_000;
  const index = createFeedIndex({ baseS: nowS });
  const deeds = collectDeeds();
  const { snapshot } = await readAtOneMoment(connect, async (client, another) => {
    const one = { db, client, untilS };
    const other = { db, client: another, untilS };
    const room = await expectRows(db, client);
    makeRoom(index, room);
    const parts = collectParts(room.parts);
    // Of two statements that are read at once, one is always ready; what says something of posts waits for them.
    const posts = copyPosts(index, one);
    await Promise.all([
      posts
        .then(() => copyPeople(index, one))
        .then(() => copyParts(index, parts, 'interest', one))
        .then(() => copyParts(index, parts, 'product', one))
        .then(() => copyBuyable(index, one))
        .then(() => copyCounts(index, one)),
      copyTouches(index, deeds, other)
        .then(() => posts)
        .then(() => copyResponses(index, deeds, other)),
    ]);
    await inTurns(layParts(index, parts));
  });
  const isWorthIt = isMainThread && deeds.count >= worthAnotherThread;
  await (isWorthIt ? linkInTwoThreads(index, deeds, nowS) : inTurns(linkInSteps(index, deeds, nowS)));
  await inTurns(shelveAll(index));
  await inTurns(settleFeedIndexInSteps(index));
  return { index, snapshot };
}

/** Below this another thread takes longer to begin than it saves; and one that works beside requests takes a core only. */
const worthAnotherThread = 300_000;

/** About how much is to come. */
async function expectRows(
  db: Db,
  client: pg.Client,
): Promise<{ posts: number; people: number; parts: number }> {
  const { rows } = await client.query<{ posts: number; people: number; parts: number }>(
    expectedRows.compile(db).sql,
  );
  const [expected] = rows;
  if (expected === undefined) throw new Error('the database does not know its tables');
  return expected;
}
