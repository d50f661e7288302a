import type { NodeTable } from '../../graph/index.ts';
import { copyInto, type Steps } from '../../steps.ts';
import type { FeedIndex, Shelf } from '../posts/feed-index.ts';
import type { OrderedList } from '../posts/ordered-list.ts';
import { rowWords } from '../posts/rows.ts';
import type { Column } from './column-file.ts';

/** All of an index but its edges, as it was at a moment, as columns of the file. */
export interface FrozenPosts {
  latestS: number;
  postCount: number;
  columns: Record<string, Column>;
}

/** The three lists of a shelf, in the order of the file. */
export const listNames = ['newest', 'hottest', 'untried'] as const;
/** Owners of shelves are things; kinds are −2, −3, … and everything is −1. */
export const everything = -1;
export const wordsPerKey = 4;

/** The columns where they lie: valid until something happens to the index. */
export function columnsOfPosts(index: FeedIndex): FrozenPosts {
  const { people, things } = index.graph;
  return {
    latestS: index.latestS,
    postCount: index.postCount,
    columns: {
      ...nodeColumns('people', people),
      ...nodeColumns('things', things),
      rows: index.rows.integers.subarray(0, things.count * rowWords),
      parts: index.parts.subarray(0, index.partCount),
      objections: Float64Array.from(index.objections),
      ...heldColumns(index),
      ...listColumns(index),
    },
  };
}

/**
 * A copy of them for another thread, in steps; nothing may happen to the index until it is done. O(posts + nodes), some
 * hundred bytes each.
 */
export function* freezePosts(index: FeedIndex): Steps<FrozenPosts> {
  const { columns, ...facts } = columnsOfPosts(index);
  yield;
  const frozen: Record<string, Column> = {};
  for (const [name, column] of Object.entries(columns)) frozen[name] = yield* copyOf(column);
  return { ...facts, columns: frozen };
}

function copyOf(column: Column): Steps<Column> {
  if (column instanceof Int32Array) return copyInto(column, new Int32Array(column.length));
  if (column instanceof Float32Array) return copyInto(column, new Float32Array(column.length));
  if (column instanceof Float64Array) return copyInto(column, new Float64Array(column.length));
  return copyInto(column, new Uint8Array(column.length));
}

function nodeColumns(name: string, { count, keys, kinds, slots }: NodeTable): Record<string, Column> {
  return {
    [`${name}.keys`]: keys.subarray(0, count * wordsPerKey),
    [`${name}.kinds`]: kinds.subarray(0, count),
    [`${name}.slots`]: slots,
  };
}

function heldColumns({ held, discounts }: FeedIndex): Record<string, Column> {
  const bonds = [...held.values()];
  return {
    'held.keys': Float64Array.from(held.keys()),
    'held.sums': Float64Array.from(bonds, ({ sum }) => sum),
    'held.times': Int32Array.from(bonds, ({ at }) => at),
    'discounts.posts': Int32Array.from(discounts.keys()),
    'discounts.sums': Float64Array.from(discounts.values()),
  };
}

function listColumns({ all, byKind, shelves }: FeedIndex): Record<string, Column> {
  const owned: [number, Shelf][] = [
    [everything, all],
    ...byKind.map((shelf, kind): [number, Shelf] => [everything - 1 - kind, shelf]),
    ...shelves,
  ];
  const counts = new Int32Array(owned.length * listNames.length);
  const lists: OrderedList[] = [];
  for (const [place, [, shelf]] of owned.entries()) {
    for (const [which, name] of listNames.entries()) {
      const list = shelf[name];
      counts[place * listNames.length + which] = list === null ? -1 : list.count;
      if (list !== null) lists.push(list);
    }
  }
  const listed = new Int32Array(lists.reduce((sum, { count }) => sum + count, 0));
  let at = 0;
  for (const { things, count } of lists) {
    listed.set(things.subarray(0, count), at);
    at += count;
  }
  return { owners: Int32Array.from(owned, ([owner]) => owner), counts, listed };
}
