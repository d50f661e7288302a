import { wordsPerKey, type NodeTable } from '../../graph/index.ts';
import { copyInto, type Steps } from '../../steps.ts';
import type { FeedIndex, Shelf } from '../posts/feed-index.ts';
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

/** The columns, the longest where they lie: valid until something happens to the index. In steps. */
export function* columnsOfPosts(index: FeedIndex): Steps<FrozenPosts> {
  const { people, things } = index.graph;
  return {
    latestS: index.latestS,
    postCount: index.postCount,
    columns: {
      ...nodeColumns('people', people),
      ...nodeColumns('things', things),
      rows: index.rows.integers.subarray(0, things.count * rowWords),
      parts: index.parts.subarray(0, index.partCount),
      'authors.starts': index.authors.starts,
      'authors.posts': index.authors.posts,
      objections: yield* columnOf(index.objections, new Float64Array(index.objections.size)),
      ...(yield* heldColumns(index)),
      ...(yield* listColumns(index)),
    },
  };
}

/**
 * A copy of them for another thread, in steps; nothing may happen to the index until it is done. O(posts + nodes), some
 * hundred bytes each.
 */
export function* freezePosts(index: FeedIndex): Steps<FrozenPosts> {
  const { columns, ...facts } = yield* columnsOfPosts(index);
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

/** So many of a map are written in one step. */
const writtenAtOnce = 8_192;

function* columnOf<Made extends Float64Array | Int32Array>(
  values: Iterable<number>,
  column: Made,
): Steps<Made> {
  let at = 0;
  for (const value of values) {
    column[at++] = value;
    if (at % writtenAtOnce === 0) yield;
  }
  return column;
}

function* heldColumns({ held, discounts }: FeedIndex): Steps<Record<string, Column>> {
  const [keys, sums, times] = [
    new Float64Array(held.size),
    new Float64Array(held.size),
    new Int32Array(held.size),
  ];
  let at = 0;
  for (const [key, bond] of held) {
    keys[at] = key;
    sums[at] = bond.sum;
    times[at++] = bond.at;
    if (at % writtenAtOnce === 0) yield;
  }
  return {
    'held.keys': keys,
    'held.sums': sums,
    'held.times': times,
    'discounts.posts': yield* columnOf(discounts.keys(), new Int32Array(discounts.size)),
    'discounts.sums': yield* columnOf(discounts.values(), new Float64Array(discounts.size)),
  };
}

/** Short lists are copied at once. */
const fewPosts = 1_024;
/** So many shelves are written in one step. */
const shelvesAtOnce = 1_024;

function* listColumns({ all, byKind, shelves }: FeedIndex): Steps<Record<string, Column>> {
  const first: [number, Shelf][] = [
    [everything, all],
    ...byKind.map((shelf, kind): [number, Shelf] => [everything - 1 - kind, shelf]),
  ];
  const owners = new Int32Array(first.length + shelves.size);
  const counts = new Int32Array(owners.length * listNames.length);
  let listed = new Int32Array(1_024);
  let [place, end] = [0, 0];
  for (const owned of [first, shelves]) {
    for (const [owner, shelf] of owned) {
      owners[place] = owner;
      for (const [which, name] of listNames.entries()) {
        const list = shelf[name];
        counts[place * listNames.length + which] = list === null ? -1 : list.count;
        if (list === null) continue;
        if (end + list.count > listed.length)
          listed = yield* copyInto(listed, new Int32Array((end + list.count) * 2));
        if (list.count > fewPosts) yield* copyInto(list.things.subarray(0, list.count), listed.subarray(end));
        else listed.set(list.things.subarray(0, list.count), end);
        end += list.count;
      }
      place += 1;
      if (place % shelvesAtOnce === 0) yield;
    }
  }
  return { owners, counts, listed: listed.subarray(0, end) };
}
