import {
  joinRows,
  layRange,
  linkRows,
  mirrorRange,
  orderRows,
  type Deeds,
  type FeedIndex,
  type LaidRows,
  type MirrorOrder,
  type RowOrder,
  type Steps,
} from '@spark/ranking';
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { inTurns } from './in-turns.ts';

/** What another thread is told to do. */
export type LinkOrder = RowOrder | MirrorOrder;

/** What people did, and the index it is linked in, at a moment. */
export interface ToLink {
  index: FeedIndex;
  deeds: Deeds;
  nowS: number;
}

/** Threads that wait to be told: one for rows, and one for their mirror, for each goes with what it holds. */
export interface LinkThreads {
  lay: LinkThread;
  mirror: LinkThread;
}

interface LinkThread {
  worker: Worker;
  told: Promise<unknown[]>;
}

const entry = new URL('link-range.worker.ts', import.meta.url);

/** Begins threads: it takes them a while until they can be told something. */
export function startLinkThreads(): LinkThreads {
  return { lay: startThread(), mirror: startThread() };
}

function startThread(): LinkThread {
  const worker = new Worker(entry);
  const told = once(worker, 'message');
  // Whoever waits for it is told; nobody does where there was nothing to link.
  told.catch(() => undefined);
  return { worker, told };
}

/** Ends what was begun, whether or not it was told anything. */
export async function endLinkThreads({ lay, mirror }: LinkThreads): Promise<void> {
  await Promise.all([lay, mirror].map(({ worker }) => worker.terminate()));
}

/**
 * Links what people did in this thread and another one, which has the greater share of the rows: this one does something else
 * besides. Nothing is copied, for what they read and write is shared. For a start, when PostgreSQL has nothing more to do and
 * its core is free.
 * @param meanwhile what needs neither rows nor their mirror
 */
export async function linkInTwoThreads(
  threads: LinkThreads,
  { index, deeds, nowS }: ToLink,
  meanwhile: Steps<void>,
): Promise<void> {
  const mirrors = await layInBoth();
  await inBoth<MirrorOrder, void>(mirrors, mirrorRange, threads.mirror);
  await inTurns(linkRows(index, mirrors));

  /** On its own, so that nobody holds deeds, and rows with room between them, any longer than it takes. */
  async function layInBoth(): Promise<MirrorOrder[]> {
    const orders = await inTurns(orderRows(index, deeds, nowS, [shareBesides, 1 - shareBesides]));
    const laid = await inBoth<RowOrder, LaidRows>(orders, layBesides, threads.lay);
    return inTurns(joinRows(index, orders, laid));
  }

  function* layBesides(order: RowOrder): Steps<LaidRows> {
    yield* meanwhile;
    return yield* layRange(order);
  }
}

/** Of the rows: what is done besides, putting posts onto their shelves, takes as long as two fifths of them. */
const shareBesides = 0.3;

/** Does one of two orders here and lets another thread do the other one. */
async function inBoth<Order extends LinkOrder, Answer>(
  [mine, theirs]: readonly Order[],
  work: (order: Order) => Steps<Answer>,
  { worker, told }: LinkThread,
): Promise<Answer[]> {
  if (mine === undefined || theirs === undefined) throw new Error('two threads take two orders');
  worker.postMessage(theirs);
  // An error of the other thread rejects; what it tells is what `work` returns there.
  const [here, [there]] = await Promise.all([inTurns(work(mine)), told as Promise<[Answer]>]);
  return [here, there];
}
