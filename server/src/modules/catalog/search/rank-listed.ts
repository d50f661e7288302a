import { sql } from 'kysely';
import type { Db } from '../../../platform/db/index.ts';
import { selectListed, type Selection } from './product-filter.ts';
import { fitOf, hasWords, type Reach } from './word-match.ts';

/**
 * So many products are ranked against each other at a time, those of the best standing first. Words that half the
 * catalogue has fit all of them much alike, and what nobody can tell apart need not be sorted.
 */
export const poolSize = 240;

/**
 * Of words that no more products have, all are read and sorted. Of more, the best standing are read in their order until a
 * pool is full. Who plans the query cannot tell the two apart: it takes pages of a table for far, and these are near.
 */
const readWhole = 6_000;

/** Whatever words say, what can be bought comes before what cannot; `standing_of` adds as much. */
const buyablePoints = 10_000;
/** Standing decides between products that words fit alike, and lightly beyond that: its points for one of fit. */
const standingPerPoint = 100;

/** A place among ranked products: the pool it is in, and the place in there. */
export interface RankPlace {
  reach: Reach;
  /** How far is looked in the end: descriptions are read where fewer than a pool of products have the words in their name. */
  furthest: Reach | null;
  /** Standing and id behind which the pool begins. */
  pool: readonly [number, string] | null;
  /** Score and id behind which to go on. */
  at: readonly [number, string] | null;
}

/** A product with its place. */
interface Ranked {
  id: string;
  place: RankPlace;
}

/** Where ranking begins. */
const firstRank: RankPlace = { reach: 'name', furthest: null, pool: null, at: null };

/** The next products that have the words, best first, behind a place; and how far was looked. */
export async function findRanked(
  db: Db,
  selection: Omit<Selection, 'reach'>,
  { after, count }: { after: RankPlace | null; count: number },
): Promise<{ ranked: Ranked[]; reach: Reach }> {
  const found: Ranked[] = [];
  let furthest = after?.furthest ?? null;
  let next: RankPlace | null = after ?? firstRank;
  while (next !== null && found.length < count) {
    const from: RankPlace = next;
    const pool = await readPool(db, selection, from);
    furthest ??= pool.length === poolSize ? 'name' : 'description';
    const place = { ...from, furthest };
    const ranked = pool.toSorted(compare).filter((row) => from.at === null || isBehind(row, from.at));
    found.push(...ranked.map(({ id, score }) => ({ id, place: { ...place, at: [score, id] as const } })));
    next = nextPool(pool, place);
  }
  return { ranked: found.slice(0, count), reach: furthest ?? 'description' };
}

/** The best products that have the words in their name, best first: those of one pool. */
export async function findBestNamed(
  db: Db,
  words: Selection['words'],
): Promise<{ id: string; score: number }[]> {
  const pool = await readPool(db, { words, filter: {} }, firstRank);
  return pool.toSorted(compare).map(({ id, score }) => ({ id, score }));
}

function nextPool(pool: readonly PoolRow[], { reach, furthest }: RankPlace): RankPlace | null {
  const last = pool.at(-1);
  if (last !== undefined && pool.length === poolSize) {
    return { reach, furthest, pool: [last.standing, last.id], at: null };
  }
  return reach === 'name' && furthest === 'description'
    ? { reach: 'description', furthest, pool: null, at: null }
    : null;
}

interface PoolRow {
  id: string;
  standing: number;
  score: number;
}

async function readPool(
  db: Db,
  selection: Omit<Selection, 'reach'>,
  { reach, pool }: RankPlace,
): Promise<PoolRow[]> {
  const { words } = selection;
  let listed = selectListed(db, { ...selection, reach });
  if (reach === 'description') {
    listed = listed.where(sql<boolean>`not ${hasWords(words, 'name')}`);
  }
  if (pool !== null) {
    listed = listed.where(
      sql<boolean>`(product_search.standing, product_search.product_id) < (${pool[0]}::integer, ${pool[1]}::uuid)`,
    );
  }
  // An order that no index has.
  const isFew = reach === 'name' && words.some(({ atMost }) => atMost !== null && atMost <= readWhole);
  const rows = await listed
    .select(['product_id as id', 'standing', 'is_buyable', fitOf(words).as('fit')])
    .orderBy(isFew ? sql`product_search.standing + 0` : 'standing', 'desc')
    .orderBy('product_id', 'desc')
    .limit(poolSize)
    .execute();
  return rows.map(({ id, standing, is_buyable, fit }) => ({
    id,
    standing,
    score:
      fit +
      (standing - (is_buyable ? buyablePoints : 0)) / standingPerPoint +
      (is_buyable ? buyablePoints : 0),
  }));
}

function compare(one: PoolRow, other: PoolRow): number {
  return other.score - one.score || (one.id < other.id ? 1 : -1);
}

function isBehind(row: PoolRow, [score, id]: readonly [number, string]): boolean {
  return row.score < score || (row.score === score && row.id < id);
}
