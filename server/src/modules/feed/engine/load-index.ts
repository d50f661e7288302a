import {
  collectDeeds,
  collectParts,
  collectResponses,
  collectTouches,
  createFeedIndex,
  languageNumber,
  layParts,
  linkInSteps,
  loadBuyable,
  loadCounts,
  loadParts,
  loadPosts,
  settleFeedIndexInSteps,
  shelveAll,
  type DeedBatch,
  type FeedIndex,
} from '@spark/ranking';
import type { CompiledQuery } from 'kysely';
import type pg from 'pg';
import { copyRows, offsetsOf, width, type CopiedRows, type Db } from '../../../platform/db/index.ts';
import { inTurns } from './in-turns.ts';
import * as copied from './loading.queries.ts';
import { copiedResponses, copiedTouches } from './touches.queries.ts';

/** An index as the database was at one moment. */
export interface LoadedIndex {
  index: FeedIndex;
  /** That moment, as PostgreSQL writes it. */
  snapshot: string;
}

/**
 * Reads the whole index from the database, over a connection of its own, as of one moment. With `until`, posts and answers
 * from later on are left out, which is how it was then as far as that is known.
 */
export async function loadIndex(
  db: Db,
  connect: () => pg.Client,
  now: Date,
  until: Date | null = null,
): Promise<LoadedIndex> {
  const client = connect();
  // A connection that breaks fails the query that waits for it.
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query('begin isolation level repeatable read read only');
    await client.query('set local statement_timeout = 0');
    await client.query("set local work_mem = '64MB'");
    // Nothing is sorted or joined that would pay for being compiled.
    await client.query('set local jit = off');
    const { rows } = await client.query<{ snapshot: string }>(
      'select pg_current_snapshot()::text as snapshot',
    );
    const [moment] = rows;
    if (moment === undefined) throw new Error('the database gave no snapshot');
    const index = createFeedIndex({ baseS: Math.floor(now.getTime() / 1_000) });
    const source = { db, client, untilS: until === null ? Infinity : until.getTime() / 1_000 };
    await loadAllPosts(index, source);
    await loadAllDeeds(index, source, now);
    await inTurns(settleFeedIndexInSteps(index));
    await client.query('commit');
    return { index, snapshot: moment.snapshot };
  } finally {
    await client.end().catch(() => undefined);
  }
}

interface Source {
  db: Db;
  client: pg.Client;
  untilS: number;
}

interface Compilable {
  compile(db: Db): CompiledQuery;
}

async function loadAllPosts(index: FeedIndex, source: Source): Promise<void> {
  const post = [width.id, width.id, width.integer, width.language, width.moment, width.moment];
  const [postOffset = 0, authorOffset = 0, kind = 0, language = 0, created = 0, since = 0] = offsetsOf(post);
  const languages = languageReader();
  const [kindsOf, authorSinceOf, createdOf] = [
    integers(kind),
    seconds(since),
    seconds(created, source.untilS),
  ];
  await copy(source, copied.copiedPosts(source.db), post, (rows) => {
    const kinds = kindsOf(rows);
    const authorSince = authorSinceOf(rows);
    const createdS = createdOf(rows);
    const spoken = languages(rows, language);
    const batch = { postOffset, authorOffset, kinds, languages: spoken, created: createdS, authorSince };
    loadPosts(index, { ...rows, ...batch });
  });
  const part = [width.id, width.id, width.integer];
  const [ofPost = 0, thingOffset = 0, place = 0] = offsetsOf(part);
  const parts = collectParts();
  const placesOf = integers(place);
  for (const [thing, rowsOf] of [
    ['interest', copied.copiedInterests],
    ['product', copied.copiedProducts],
  ] as const) {
    await copy(source, rowsOf, part, (rows) => {
      loadParts(index, parts, thing, {
        ...rows,
        postOffset: ofPost,
        thingOffset,
        places: placesOf(rows),
      });
    });
  }
  await inTurns(layParts(index, parts));
  await loadAllCounts(index, source);
  await copy(source, copied.copiedBuyable, [width.id], (rows) =>
    loadBuyable(index, { ...rows, productOffset: 0 }),
  );
}

async function loadAllCounts(index: FeedIndex, source: Source): Promise<void> {
  const counters = [width.id, ...copied.countedResponses.map(() => width.integer)];
  const [ofPost = 0, ...offsets] = offsetsOf(counters);
  const readers = offsets.map(integers);
  await copy(source, copied.copiedCounters, counters, (rows) => {
    const columns = readers.map((read) => read(rows));
    loadCounts(index, copied.countedResponses, { ...rows, postOffset: ofPost, columns });
  });
  const [, count = 0] = offsetsOf([width.id, width.integer]);
  const countsOf = integers(count);
  for (const { response, rows: rowsOf } of copied.copiedCounts) {
    await copy(source, rowsOf, [width.id, width.integer], (rows) =>
      loadCounts(index, [response], { ...rows, postOffset: 0, columns: [countsOf(rows)] }),
    );
  }
}

async function loadAllDeeds(index: FeedIndex, source: Source, now: Date): Promise<void> {
  const deed = [width.id, width.id, width.integer, width.moment];
  const [thingOffset = 0, personOffset = 0, what = 0, at = 0] = offsetsOf(deed);
  const [whatsOf, timesOf] = [integers(what), seconds(at, source.untilS)];
  const batchOf = (rows: CopiedRows): DeedBatch => ({
    ...rows,
    thingOffset,
    personOffset,
    whats: whatsOf(rows),
    times: timesOf(rows),
  });
  const deeds = collectDeeds();
  for (const rowsOf of copiedResponses())
    await copy(source, rowsOf, deed, (rows) => collectResponses(index, deeds, batchOf(rows)));
  for (const { kind, rows: rowsOf } of copiedTouches())
    await copy(source, rowsOf, deed, (rows) => collectTouches(index, deeds, kind, batchOf(rows)));
  await inTurns(linkInSteps(index, deeds, Math.floor(now.getTime() / 1_000)));
  await inTurns(shelveAll(index));
}

function copy(
  { db, client }: Source,
  rows: Compilable,
  widths: readonly number[],
  take: (rows: CopiedRows) => void,
): Promise<void> {
  const { sql, parameters } = rows.compile(db);
  if (parameters.length > 0) throw new Error('a statement with values cannot be copied');
  return copyRows(client, { statement: sql, widths }, take);
}

/** Reads a column of rows, always into the same memory: what it returns is valid until the next rows. */
type ReadColumn = (rows: CopiedRows) => Int32Array;

function integers(offset: number): ReadColumn {
  return column((view, at) => view.getInt32(at + offset));
}

/** PostgreSQL counts microseconds from the year 2000. */
const epochS = 946_684_800;

/** Whole seconds since 1970; −1 for what was later than asked for. */
function seconds(offset: number, untilS = Infinity): ReadColumn {
  return column((view, at) => {
    const micros = view.getInt32(at + offset) * 2 ** 32 + view.getUint32(at + offset + 4);
    const time = Math.floor(micros / 1_000_000) + epochS;
    return time <= untilS ? Math.max(0, time) : -1;
  });
}

function column(valueOf: (view: DataView, at: number) => number): ReadColumn {
  let values = new Int32Array(0);
  return ({ bytes, starts, count }) => {
    if (values.length < count) values = new Int32Array(count * 2);
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    for (let row = 0; row < count; row += 1) values[row] = valueOf(view, starts[row] ?? 0);
    return values;
  };
}

/** Reads numbers of languages; each is worked out once. */
function languageReader() {
  const known = new Map<number, number>();
  return ({ bytes, starts, count }: CopiedRows, offset: number): Uint16Array => {
    const languages = new Uint16Array(count);
    for (let row = 0; row < count; row += 1) {
      const at = (starts[row] ?? 0) + offset;
      const letters = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
      let number = known.get(letters);
      if (number === undefined) {
        const tag = Buffer.from(bytes.subarray(at, at + width.language)).toString('latin1');
        known.set(letters, (number = languageNumber(tag.trim())));
      }
      languages[row] = number;
    }
    return languages;
  };
}
