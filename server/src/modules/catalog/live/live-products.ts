import type { FastifyBaseLogger } from 'fastify';
import type { ProductState } from '@spark/contract';
import type { Db } from '../../../platform/db/index.ts';
import type { Receiver } from '../../../platform/broadcast/index.ts';
import { allProducts, productsChannel } from '../announce-products.ts';
import { isBuyable } from '../buyable.ts';
import { priceAt, priceChangesAt } from '../product-price.ts';
import { selectProductStates, type ProductStateRow } from './product-states.queries.ts';

/** Tells a follower of products that are as they are now: JSON of each. */
type Follower = (states: readonly string[]) => void;

/** Follows products for everybody who looks at them in this process. */
export interface LiveProducts {
  /** Tells the present state of some products, then every change, until the returned function is called. */
  follow(ids: readonly string[], tell: Follower): () => void;
  close(): void;
}

/** Products read in one query. */
const batchSize = 500;
/** How often prices are looked at that change by themselves. */
const clockMs = 500;
const retryMs = 1_000;

/**
 * One copy of each followed product per process, read when it is first asked for and after each time it is named in a
 * broadcast. All reading goes through one queue, so that what is told is never older than what was told before.
 */
export function createLiveProducts(db: Db, receiver: Receiver, log: FastifyBaseLogger): LiveProducts {
  const followed = new Map<string, Followed>();
  const unread = new Set<string>();
  let isReading = false;
  let isClosed = false;

  receiver.listen(productsChannel, {
    onWords: (words) => {
      for (const id of words.includes(allProducts) ? followed.keys() : words) {
        if (followed.has(id)) unread.add(id);
      }
      void readAll();
    },
    onDeaf: () => {
      for (const product of followed.values()) product.isKnown = false;
    },
    onHearing: () => {
      for (const id of followed.keys()) unread.add(id);
      void readAll();
    },
  });

  const clock = setInterval(() => {
    const now = new Date();
    const news = new Map<Follower, string[]>();
    for (const product of followed.values()) {
      if (product.row === null || now.getTime() < product.changesAt) continue;
      take(product, product.row, { now, news });
    }
    tellAll(news);
  }, clockMs);
  clock.unref();

  async function readAll(): Promise<void> {
    if (isReading) return;
    isReading = true;
    while (unread.size > 0 && !isClosed) {
      const ids = [...unread].slice(0, batchSize);
      for (const id of ids) unread.delete(id);
      try {
        await read(ids);
      } catch (error) {
        log.warn({ err: error }, 'products that changed could not be read; tried again');
        for (const id of ids) unread.add(id);
        await new Promise((resolve) => setTimeout(resolve, retryMs).unref());
      }
    }
    isReading = false;
  }

  async function read(ids: string[]): Promise<void> {
    // Known only from before the reading: a broadcast meanwhile puts the product on the list again.
    const isHearing = receiver.isHearing;
    const rows = new Map((await selectProductStates(db, ids)).map((row) => [row.id, row]));
    const now = new Date();
    const news = new Map<Follower, string[]>();
    for (const id of ids) {
      const product = followed.get(id);
      if (product === undefined) continue;
      product.isKnown = isHearing && receiver.isHearing;
      const row = rows.get(id);
      if (row !== undefined) take(product, row, { now, news });
      product.newcomers.clear();
    }
    tellAll(news);
  }

  return {
    follow(ids, tell) {
      const states: string[] = [];
      for (const id of new Set(ids)) {
        const product = followed.get(id) ?? newlyFollowed();
        followed.set(id, product);
        product.followers.add(tell);
        if (product.isKnown) {
          if (product.state !== null) states.push(product.state);
        } else {
          product.newcomers.add(tell);
          unread.add(id);
        }
      }
      if (states.length > 0) tell(states);
      void readAll();
      return () => {
        for (const id of ids) {
          const product = followed.get(id);
          product?.followers.delete(tell);
          product?.newcomers.delete(tell);
          if (product?.followers.size === 0) followed.delete(id);
        }
      };
    },
    close() {
      isClosed = true;
      clearInterval(clock);
    },
  };
}

/** Takes in how a product is; notes who must be told: everybody of a change, those who just came in any case. */
function take(
  product: Followed,
  row: ProductStateRow,
  { now, news }: { now: Date; news: Map<Follower, string[]> },
): void {
  const state = JSON.stringify(stateOf(row, now));
  const readers = state === product.state ? product.newcomers : product.followers;
  product.row = row;
  product.state = state;
  product.changesAt = priceChangesAt(row, now)?.getTime() ?? Infinity;
  for (const reader of readers) {
    const states = news.get(reader);
    if (states === undefined) news.set(reader, [state]);
    else states.push(state);
  }
}

function tellAll(news: Map<Follower, string[]>): void {
  for (const [tell, states] of news) tell(states);
}

function stateOf(row: ProductStateRow, now: Date): ProductState {
  return {
    id: row.id,
    isBuyable: isBuyable(row),
    availability: row.availability,
    ...priceAt(row, now),
  };
}

function newlyFollowed(): Followed {
  return {
    row: null,
    state: null,
    changesAt: Infinity,
    isKnown: false,
    followers: new Set(),
    newcomers: new Set(),
  };
}

interface Followed {
  row: ProductStateRow | null;
  /** What was told last. */
  state: string | null;
  /** When the price will be another one by itself. */
  changesAt: number;
  /** Whether `state` is how it is now: it was read while broadcasts are heard. */
  isKnown: boolean;
  followers: Set<Follower>;
  /** Followers who have not been told anything yet. */
  newcomers: Set<Follower>;
}
