import {
  collectEdges,
  collectResponse,
  collectTouch,
  createFeedIndex,
  linkCollected,
  putPost,
  setBuyable,
  settleFeedIndex,
  type FeedIndex,
  type Response,
  type TouchKind,
} from '@spark/ranking';
import type { CompiledQuery } from 'kysely';
import type pg from 'pg';
import { setImmediate as breathe } from 'node:timers/promises';
import { copyRows, type Db } from '../../../platform/db/index.ts';
import { postFacts, postFactsColumns, selectBuyable, selectPostFacts } from './post-facts.queries.ts';
import type { PostFactsRow } from './post-facts.queries.ts';
import { selectResponses, selectTouches, type TouchRow } from './touches.queries.ts';

/** An index as the database was at one moment. */
export interface LoadedIndex {
  index: FeedIndex;
  /** That moment, as PostgreSQL writes it. */
  snapshot: string;
}

/** Rows that are taken before anything else may have its turn. */
const batchSize = 2_000;

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
    // All rows are wanted, not the first ones soon; and sorting them in memory is worth the memory.
    await client.query('set local cursor_tuple_fraction = 1');
    await client.query("set local work_mem = '64MB'");
    const { rows } = await client.query<{ snapshot: string }>(
      'select pg_current_snapshot()::text as snapshot',
    );
    const [moment] = rows;
    if (moment === undefined) throw new Error('the database gave no snapshot');
    const index = createFeedIndex({ baseS: Math.floor(now.getTime() / 1_000) });
    await fill(index, { db, client, now, untilS: until === null ? Infinity : until.getTime() / 1_000 });
    await client.query('commit');
    return { index, snapshot: moment.snapshot };
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function fill(
  index: FeedIndex,
  { db, client, now, untilS }: { db: Db; client: pg.Client; now: Date; untilS: number },
): Promise<void> {
  await eachRow<PostFactsRow>(client, selectPostFacts(db, null).compile(), postFactsColumns, (row) => {
    if (Number(row.created_s) <= untilS) putPost(index, postFacts(row));
  });
  await eachRow<{ id: string }>(client, selectBuyable(db, null).compile(), ['id'], ({ id }) =>
    setBuyable(index, id, true),
  );
  const edges = collectEdges();
  await copyRows(client, textOf(selectResponses(null).compile(db)), (row) => {
    const postId = { bytes: row.bytes, at: row.id() };
    const personId = { bytes: row.bytes, at: row.id() };
    // The statement names no others.
    const response = row.text() as Response;
    const at = row.number();
    if (at <= untilS) collectResponse(index, edges, { postId, personId, response, at });
  });
  await copyRows(client, textOf(selectTouches.compile(db)), (row) => {
    const id = { bytes: row.bytes, at: row.id() };
    const kind = row.text() as TouchRow['kind'];
    const personId = { bytes: row.bytes, at: row.id() };
    const response = row.text() as TouchKind;
    const at = row.number();
    if (at <= untilS) collectTouch(index, edges, { thing: { kind, id }, personId, response, at });
  });
  linkCollected(index, edges, Math.floor(now.getTime() / 1_000));
  settleFeedIndex(index);
}

/** What is copied cannot be given values. */
function textOf({ sql, parameters }: CompiledQuery): string {
  if (parameters.length > 0) throw new Error('a statement with values cannot be copied');
  return sql;
}

/** Takes row after row; while some are taken, the database makes the next ones. */
async function eachRow<Row>(
  client: pg.Client,
  query: CompiledQuery,
  columns: readonly (keyof Row & string)[],
  take: (row: Row) => void,
): Promise<void> {
  await client.query(`declare loading no scroll cursor for ${query.sql}`, [...query.parameters]);
  const fetch = () => client.query<unknown[]>({ text: `fetch ${batchSize} from loading`, rowMode: 'array' });
  let next = fetch();
  for (;;) {
    const { rows } = await next;
    if (rows.length === 0) break;
    next = fetch();
    // A failure is met at the next turn; until then it is nobody's.
    next.catch(() => undefined);
    for (const values of rows) {
      const row: Record<string, unknown> = {};
      for (const [place, column] of columns.entries()) row[column] = values[place];
      // The columns were named in this order by the query.
      take(row as Row);
    }
    await breathe();
  }
  await client.query('close loading');
}
