import type { FastifyBaseLogger } from 'fastify';
import type pg from 'pg';

/** What somebody who listens is told. */
export interface Listener {
  /** Words that were broadcast on the channel. */
  onWords(words: string[]): void;
  /** Nothing is heard for now; what was known may be out of date. */
  onDeaf(): void;
  /** Heard again: whatever was said in between is lost, so everything must be looked at anew. */
  onHearing(): void;
}

/** The one ear of a process for what others broadcast. */
export interface Receiver {
  /** Whether what is broadcast is heard now. */
  readonly isHearing: boolean;
  /** Listens to a channel for as long as the process lives. To be called before `start`. */
  listen(channel: string, listener: Listener): void;
  /** Connects; a connection that breaks is replaced for as long as it takes. */
  start(): Promise<void>;
  close(): Promise<void>;
}

const retryMs = 250;
const longestRetryMs = 5_000;
/** A connection can die without a word; one that does not answer within the patience has. */
const checkMs = 10_000;
const checkPatienceMs = 4_000;

/** Makes a receiver out of connections of its own: they outlive every request and must not be missing in the pool. */
export function createReceiver(connect: () => pg.Client, log: FastifyBaseLogger): Receiver {
  const listeners = new Map<string, Listener[]>();
  let client: pg.Client | null = null;
  let isClosed = false;
  let timer: NodeJS.Timeout | undefined;
  let failures = 0;

  async function open(): Promise<void> {
    const next = connect();
    next.on('error', () => lose(next));
    next.on('end', () => lose(next));
    next.on('notification', ({ channel, payload }) => {
      const words = payload === undefined || payload === '' ? [] : payload.split(',');
      for (const listener of listeners.get(channel) ?? []) listener.onWords(words);
    });
    try {
      await next.connect();
      for (const channel of listeners.keys()) await next.query(`listen ${next.escapeIdentifier(channel)}`);
    } catch (error) {
      void next.end().catch(() => undefined);
      throw error;
    }
    if (isClosed) return void (await next.end().catch(() => undefined));
    client = next;
    failures = 0;
    for (const listener of [...listeners.values()].flat()) listener.onHearing();
    timer = setTimeout(() => void check(next), checkMs);
    timer.unref();
  }

  function lose(lost: pg.Client): void {
    if (client !== lost || isClosed) return;
    client = null;
    clearTimeout(timer);
    log.warn('the connection that hears of changes broke; it is made anew');
    for (const listener of [...listeners.values()].flat()) listener.onDeaf();
    void lost.end().catch(() => undefined);
    reopenLater();
  }

  function reopenLater(): void {
    const pause = Math.min(longestRetryMs, retryMs * 2 ** failures++);
    timer = setTimeout(() => void open().catch(() => (isClosed ? undefined : reopenLater())), pause);
    timer.unref();
  }

  async function check(checked: pg.Client): Promise<void> {
    const patience = setTimeout(() => lose(checked), checkPatienceMs);
    try {
      await checked.query('select 1');
    } catch {
      return lose(checked);
    } finally {
      clearTimeout(patience);
    }
    if (client !== checked) return;
    timer = setTimeout(() => void check(checked), checkMs);
    timer.unref();
  }

  return {
    get isHearing() {
      return client !== null;
    },
    listen: (channel, listener) => void listeners.set(channel, [...(listeners.get(channel) ?? []), listener]),
    start: () => open().catch(() => (isClosed ? undefined : reopenLater())),
    close: async () => {
      isClosed = true;
      clearTimeout(timer);
      await client?.end().catch(() => undefined);
    },
  };
}
