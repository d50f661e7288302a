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

/** What the other thread is told to do. */
export type LinkOrder = RowOrder | MirrorOrder;

const entry = new URL('link-range.worker.ts', import.meta.url);

/**
 * Links what people did in this thread and another one, half of it each; nothing is copied, for what they read and write is
 * shared. For a start, when PostgreSQL has nothing more to do and its core is free.
 */
export async function linkInTwoThreads(index: FeedIndex, deeds: Deeds, nowS: number): Promise<void> {
  const other = new Worker(entry);
  try {
    const orders = await inTurns(orderRows(index, deeds, nowS, 2));
    const laid = await inBoth<RowOrder, LaidRows>(orders, layRange, other);
    const mirrors = await inTurns(joinRows(index, orders, laid));
    await inBoth<MirrorOrder, void>(mirrors, mirrorRange, other);
    await inTurns(linkRows(index, mirrors));
  } finally {
    await other.terminate();
  }
}

/** Does one of two orders here and lets the other thread do the other one. */
async function inBoth<Order extends LinkOrder, Answer>(
  [mine, theirs]: readonly Order[],
  work: (order: Order) => Steps<Answer>,
  other: Worker,
): Promise<Answer[]> {
  if (mine === undefined || theirs === undefined) throw new Error('two threads take two orders');
  // An error of the other thread rejects; what it answers is what `work` returns there.
  const answer = once(other, 'message') as Promise<[Answer]>;
  other.postMessage(theirs);
  const [here, [there]] = await Promise.all([inTurns(work(mine)), answer]);
  return [here, there];
}
