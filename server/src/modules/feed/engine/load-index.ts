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
  type Steps,
} from '@spark/ranking';
import type pg from 'pg';
import { isMainThread } from 'node:worker_threads';
import type { Db } from '../../../platform/db/index.ts';
import { copyInTurn } from './copy-source.ts';
import { inTurns } from './in-turns.ts';
import { linkInTwoThreads, startLinkThread, type LinkThread, type ToLink } from './link-in-two-threads.ts';
import { copyResponses, copyTouches } from './load-deeds.ts';
import { copyBuyable, copyCounts, copyParts, copyPeople, copyPosts } from './load-posts.ts';
import { expectedRows, type ExpectedRows } from './loading.queries.ts';
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
  const room = await expectRows(db);
  const thread = isMainThread && room.deeds >= worthAnotherThread ? startLinkThread() : null;
  try {
    makeRoom(index, room);
    const deeds = collectDeeds(room.people);
    const { snapshot } = await readAtOneMoment(connect, connections, async (clients) => {
      const parts = collectParts(room.parts);
      const sources = clients.map((client) => ({ db, client, untilS }));
      await copyInTurn(sources, [
        [copyPosts(index), ...copyTouches(index, deeds)],
        // What says something of posts waits for them.
        [
          ...copyResponses(index, deeds),
          copyParts(index, parts, 'product'),
          copyParts(index, parts, 'interest'),
          copyPeople(index),
          ...copyCounts(index),
        ],
        // Only of things that are there it is asked whether they can be bought.
        [copyBuyable(index)],
      ]);
      await inTurns(layParts(index, parts));
    });
    await link({ index, deeds, nowS }, thread);
    return { index, snapshot };
  } finally {
    await thread?.worker.terminate();
  }
}

async function link(what: ToLink, thread: LinkThread | null): Promise<void> {
  const { index, deeds, nowS } = what;
  if (thread !== null) return linkInTwoThreads(thread, what, shelve(index));
  await inTurns(linkInSteps(index, deeds, nowS));
  await inTurns(shelve(index));
}

function* shelve(index: FeedIndex): Steps<void> {
  yield* shelveAll(index);
  yield* settleFeedIndexInSteps(index);
}

/** While the rows of one statement are taken PostgreSQL makes those of two others. */
const connections = 3;

/** Below this another thread takes longer to begin than it saves; and one that works beside requests takes a core only. */
const worthAnotherThread = 300_000;

/** About how much is to come. */
async function expectRows(db: Db): Promise<ExpectedRows> {
  const { rows } = await expectedRows.execute(db);
  const [expected] = rows;
  if (expected === undefined) throw new Error('the database does not know its tables');
  return expected;
}
