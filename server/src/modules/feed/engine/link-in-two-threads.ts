import {
  findMutual,
  joinRows,
  knowPeople,
  layRows,
  linkRows,
  mirrorRows,
  orderRows,
  reckonDiscounts,
  type Deeds,
  type FeedIndex,
  type KnownPeople,
  type LaidRows,
  type MirrorOrder,
  type MutualGroup,
  type MutualOrder,
  type RowOrder,
  type Steps,
} from '@spark/ranking';
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { inTurns } from './in-turns.ts';

/** What another thread is told to do. */
export type LinkOrder = RowOrder | MirrorOrder | MutualOrder;

/** What people did, and the index it is linked in, at a moment. */
export interface ToLink {
  index: FeedIndex;
  deeds: Deeds;
  nowS: number;
}

const entry = new URL('link-rows.worker.ts', import.meta.url);

/** What this thread did of the rows, and found out beside them. */
interface LaidHere {
  laid: LaidRows;
  known: KnownPeople;
}

/** Another thread, which waits to be told. */
export interface LinkThread {
  worker: Worker;
  /** What it ended by while nobody waited for it. */
  error: unknown;
}

/** Begins a thread that can be told to link: it takes it a while until it listens. */
export function startLinkThread(): LinkThread {
  const thread: LinkThread = { worker: new Worker(entry), error: null };
  thread.worker.once('error', (error) => (thread.error = error));
  return thread;
}

/**
 * Links what people did in this thread and another one: whichever is done with some of it takes more. Nothing is copied, for
 * what they read and write is shared. For a start, when PostgreSQL has nothing more to do and its core is free.
 * @param meanwhile what needs neither rows nor their mirror
 */
export async function linkInTwoThreads(
  thread: LinkThread,
  { index, deeds, nowS }: ToLink,
  meanwhile: Steps<void>,
): Promise<void> {
  const { mirror, known } = await layInBoth();
  await inBoth<MirrorOrder, void, void>(thread, mirror, mirrorRows);
  const mutual = await inBoth<MutualOrder, MutualGroup[], MutualGroup[]>(
    thread,
    linkRows(index, mirror, known),
    findMutual,
  );
  await inTurns(reckonDiscounts(index, mutual.flat()));

  /** On its own, so that nobody holds deeds, and rows with room between them, any longer than it takes. */
  async function layInBoth(): Promise<{ mirror: MirrorOrder; known: KnownPeople }> {
    const rows = orderRows(index, deeds, nowS);
    const [{ laid, known }, there] = await inBoth<RowOrder, LaidHere, LaidRows>(
      thread,
      rows,
      function* (order) {
        yield* meanwhile;
        const known = yield* knowPeople(index);
        return { laid: yield* layRows(order), known };
      },
    );
    return { mirror: joinRows(index, rows, { laid: [laid, there], known }), known };
  }
}

/** Does some of an order here while another thread does the rest. */
async function inBoth<Order extends LinkOrder, Here, There>(
  { worker, error }: LinkThread,
  order: Order,
  work: (order: Order) => Steps<Here>,
): Promise<[Here, There]> {
  if (error !== null) throw error;
  // An error from now on rejects.
  const told = once(worker, 'message') as Promise<[There]>;
  worker.postMessage(order);
  const [here, [there]] = await Promise.all([inTurns(work(order)), told]);
  return [here, there];
}
