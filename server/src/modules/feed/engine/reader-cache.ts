import { markSeen, prepareReader, type FeedIndex, type Reader } from '@spark/ranking';
import type { ToldChange } from '../../../platform/changes/index.ts';
import { visitorFacts, type loadReader } from './load-reader.ts';

/** A reader with the index whose numbers they are known by. */
export interface PreparedReader {
  index: FeedIndex;
  reader: Reader;
  /** The option they chose in each poll, by post; `null` where that is not known. */
  votes: Map<string, string> | null;
  /** Whether there may be posts of their own that nobody else sees yet. */
  hasWaiting: boolean;
}

/** A reader as they are kept: until something that rests comes back by itself, or is told of them. */
interface KeptReader extends PreparedReader {
  validUntil: Date | null;
}

/** Readers who were here lately. */
export interface ReaderCache {
  /** What is known of a reader now; `null` is a visitor. */
  prepare(personId: string | null, now: Date): Promise<PreparedReader>;
  /** Hears what happened to readers. */
  hear(changes: readonly ToldChange[]): void;
  /** Forgets everybody: there is another index, or things happened that nobody told of. */
  clear(): void;
}

/** Some hundred bytes each, and what they have seen. */
const maxReaders = 5_000;

/** Keeps readers until something is told of them. */
export function createReaderCache(
  load: (personId: string, now: Date) => ReturnType<typeof loadReader>,
  current: () => FeedIndex,
): ReaderCache {
  const readers = new Map<string, KeptReader>();
  const loading = new Map<string, Promise<KeptReader>>();
  let visitor: PreparedReader | null = null;

  async function read(personId: string, now: Date): Promise<KeptReader> {
    const { facts, votes, hasWaiting, validUntil } = await load(personId, now);
    const index = current();
    return { index, reader: prepareReader(index, facts), votes, hasWaiting, validUntil };
  }

  function prepare(personId: string | null, now: Date): Promise<PreparedReader> {
    if (personId === null) {
      const index = current();
      if (visitor?.index !== index)
        visitor = {
          index,
          reader: prepareReader(index, visitorFacts),
          votes: new Map(),
          hasWaiting: false,
        };
      return Promise.resolve(visitor);
    }
    const known = readers.get(personId);
    if (known !== undefined && (known.validUntil === null || known.validUntil > now)) {
      // The ones that were not here for the longest time are the first.
      readers.delete(personId);
      readers.set(personId, known);
      return Promise.resolve(known);
    }
    const shared = loading.get(personId);
    if (shared !== undefined) return shared;
    const mine: Promise<KeptReader> = read(personId, now).then(
      (prepared) => (keep(personId, mine, prepared), prepared),
      (error: unknown) => {
        if (loading.get(personId) === mine) loading.delete(personId);
        throw error;
      },
    );
    loading.set(personId, mine);
    return mine;
  }

  // Whatever was told of the reader meanwhile may not be in what was read: then it serves those who wait, and nobody else.
  function keep(personId: string, mine: Promise<KeptReader>, prepared: KeptReader): void {
    if (loading.get(personId) !== mine) return;
    loading.delete(personId);
    readers.set(personId, prepared);
    const [oldest] = readers.keys();
    if (readers.size > maxReaders && oldest !== undefined) readers.delete(oldest);
  }

  return {
    prepare,
    hear: (changes) => {
      for (const change of changes) {
        if (change.topic === 'reader') readers.delete(change.subject);
        if (change.topic === 'seen') {
          const known = readers.get(change.subject);
          if (known !== undefined) markSeen(known.index, known.reader, change.detail.postIds);
        }
        if (change.topic === 'reader' || change.topic === 'seen') loading.delete(change.subject);
        if (change.topic === 'vote') {
          const { person, optionId } = change.detail;
          readers.get(person)?.votes?.set(change.subject, optionId);
          loading.delete(person);
        }
      }
    },
    clear: () => {
      readers.clear();
      loading.clear();
    },
  };
}
