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

const entry = new URL('link-range.worker.ts', import.meta.url);

/**
 * Links what people did in this thread and another one, half of it each; nothing is copied, for what they read and write is
 * shared. For a start, when PostgreSQL has nothing more to do and its core is free.
 */
export async function linkInTwoThreads(index: FeedIndex, deeds: Deeds, nowS: number): Promise<void> {
  const mirrors = await layInBoth(index, deeds, nowS);
  await inBoth<MirrorOrder, void>(mirrors, mirrorRange);
  await inTurns(linkRows(index, mirrors));
}

/** On its own, so that nobody holds deeds, and rows with room between them, any longer than it takes. */
async function layInBoth(index: FeedIndex, deeds: Deeds, nowS: number): Promise<MirrorOrder[]> {
  const orders = await inTurns(orderRows(index, deeds, nowS, 2));
  const laid = await inBoth<RowOrder, LaidRows>(orders, layRange);
  return inTurns(joinRows(index, orders, laid));
}

/** Does one of two orders here and lets another thread do the other one; it goes with what it holds. */
async function inBoth<Order extends LinkOrder, Answer>(
  [mine, theirs]: readonly Order[],
  work: (order: Order) => Steps<Answer>,
): Promise<Answer[]> {
  if (mine === undefined || theirs === undefined) throw new Error('two threads take two orders');
  const other = new Worker(entry, { workerData: theirs });
  // An error of the other thread rejects; what it tells is what `work` returns there.
  const told = once(other, 'message') as Promise<[Answer]>;
  const [here, [there]] = await Promise.all([inTurns(work(mine)), told]);
  return [here, there];
}
