import type { Graph, NodeTable } from '../../graph/index.ts';
import { createFresh, type Adjacency } from '../../graph/adjacency.ts';
import { IndexFileError, readColumns, writeColumns, type Column } from './column-file.ts';
import {
  createFeedIndex,
  createShelf,
  settleFeedIndex,
  type FeedIndex,
  type FeedIndexOptions,
  type Shelf,
} from '../posts/feed-index.ts';
import type { OrderedList } from '../posts/ordered-list.ts';
import { rowWords, viewRows } from '../posts/rows.ts';
import { compactFeedGraph, countEdges } from '../responses/compaction.ts';

const wordsPerKey = 4;

/** Another meaning of the columns is another version. */
const version = 3;

/** What stands in the contents of the file beside its columns. */
interface About {
  version: number;
  position: string;
  halfLifeS: number | null;
  baseS: number;
  latestS: number;
  postCount: number;
}

/**
 * Writes an index, its edges compacted on the way, so that a process starts without reading the database. Everything
 * stands as it is used, tables of nodes with their slots and lists in their order, so that reading is copying.
 * @param position how far in the log of changes the index has come; a reader goes on from there
 */
export function encodeFeedIndex(index: FeedIndex, position: string): Uint8Array<ArrayBuffer> {
  settleFeedIndex(index);
  const graph = compactFeedGraph(index.graph, index.latestS);
  const { people, things } = graph;
  const about: About = {
    version,
    position,
    halfLifeS: Number.isFinite(graph.halfLifeS) ? graph.halfLifeS : null,
    baseS: graph.baseS,
    latestS: index.latestS,
    postCount: index.postCount,
  };
  return writeColumns({
    about,
    columns: {
      ...nodeColumns('people', people),
      ...nodeColumns('things', things),
      ...edgeColumns('touched', graph.touched),
      ...edgeColumns('touchedBy', graph.touchedBy),
      rows: index.rows.integers.subarray(0, things.count * rowWords),
      parts: index.parts.subarray(0, index.partCount),
      objections: Float64Array.from(index.objections),
      ...heldColumns(index),
      ...listColumns(index),
    },
  });
}

/**
 * Reads an index that was written; the bytes are its own from then on, for its edges stay where they are, and most of it is
 * edges, until a compaction lays them down anew. Throws `IndexFileError` for torn, foreign and older files. O(bytes).
 */
export function decodeFeedIndex(
  bytes: Uint8Array,
  options: Pick<FeedIndexOptions, 'walk'> = {},
): { index: FeedIndex; position: string } {
  const { about: told, columns } = readColumns(bytes);
  const about = told as About; // The checksum proved that encodeFeedIndex wrote this.
  if (about.version !== version) throw new IndexFileError('The file is of another version.');
  const nodes = (name: string): NodeTable => ({
    count: (columns[`${name}.kinds`] ?? { length: 0 }).length,
    keys: roomy(columns[`${name}.keys`], Int32Array, wordsPerKey),
    kinds: roomy(columns[`${name}.kinds`], Uint8Array),
    degrees: roomy(columns[`${name}.degrees`], Float64Array),
    slots: exact(columns[`${name}.slots`], Int32Array),
  });
  const edges = (name: string): Adjacency => {
    const starts = exact(columns[`${name}.starts`], Int32Array);
    return {
      starts,
      targets: checked(columns[`${name}.targets`], Int32Array),
      weights: checked(columns[`${name}.weights`], Float32Array),
      times: checked(columns[`${name}.times`], Int32Array),
      fresh: createFresh(starts.length - 1),
    };
  };
  const graph: Graph = {
    people: nodes('people'),
    things: nodes('things'),
    touched: edges('touched'),
    touchedBy: edges('touchedBy'),
    halfLifeS: about.halfLifeS ?? Infinity,
    baseS: about.baseS,
  };
  const index: FeedIndex = {
    ...createFeedIndex(options),
    graph,
    rows: viewRows(roomy(columns['rows'], Int32Array, rowWords).buffer),
    parts: roomy(columns['parts'], Int32Array),
    partCount: (columns['parts'] ?? { length: 0 }).length,
    postCount: about.postCount,
    latestS: about.latestS,
    objections: new Set(exact(columns['objections'], Float64Array)),
    held: readHeld(columns),
    discounts: readDiscounts(columns),
    edgeCounts: countEdges(graph),
  };
  readLists(index, columns);
  return { index, position: about.position };
}

function nodeColumns(
  name: string,
  { count, keys, kinds, degrees, slots }: NodeTable,
): Record<string, Column> {
  return {
    [`${name}.keys`]: keys.subarray(0, count * wordsPerKey),
    [`${name}.kinds`]: kinds.subarray(0, count),
    [`${name}.degrees`]: degrees.subarray(0, count),
    [`${name}.slots`]: slots,
  };
}

function edgeColumns(name: string, { starts, targets, weights, times }: Adjacency): Record<string, Column> {
  return {
    [`${name}.starts`]: starts,
    [`${name}.targets`]: targets,
    [`${name}.weights`]: weights,
    [`${name}.times`]: times,
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

function readHeld(columns: Record<string, Column>): FeedIndex['held'] {
  const sums = checked(columns['held.sums'], Float64Array);
  const times = checked(columns['held.times'], Int32Array);
  const keys = [...checked(columns['held.keys'], Float64Array)];
  return new Map(keys.map((key, place) => [key, { sum: sums[place] ?? 0, at: times[place] ?? 0 }]));
}

function readDiscounts(columns: Record<string, Column>): FeedIndex['discounts'] {
  const sums = checked(columns['discounts.sums'], Float64Array);
  const posts = [...checked(columns['discounts.posts'], Int32Array)];
  return new Map(posts.map((post, place) => [post, sums[place] ?? 0]));
}

/** The three lists of a shelf, in the order of the file. */
const listNames = ['newest', 'hottest', 'untried'] as const;
/** Owners of shelves are things; kinds are −2, −3, … and everything is −1. */
const everything = -1;

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

function readLists(index: FeedIndex, columns: Record<string, Column>): void {
  const owners = exact(columns['owners'], Int32Array);
  const counts = exact(columns['counts'], Int32Array);
  const listed = exact(columns['listed'], Int32Array);
  let at = 0;
  for (const [place, owner] of owners.entries()) {
    const shelf = createShelf((counts[place * listNames.length + 1] ?? -1) !== -1);
    for (const [which, name] of listNames.entries()) {
      const list = shelf[name];
      if (list === null) continue;
      const count = counts[place * listNames.length + which] ?? 0;
      // A list outgrows its stretch of the column by moving out of it.
      if (count > 0) list.things = listed.subarray(at, at + count);
      list.count = count;
      list.isSettled = true;
      at += count;
    }
    if (owner === everything) index.all = shelf;
    else if (owner < everything) index.byKind[everything - 1 - owner] = shelf;
    else index.shelves.set(owner, shelf);
  }
}

interface ColumnMaker<Made extends Column> {
  new (length: number): Made;
}

/** A column in memory of its own, with room for a few more entries so that the first newcomers do not move it. */
function roomy<Made extends Column>(
  column: Column | undefined,
  Type: ColumnMaker<Made>,
  wordsPerEntry = 1,
): Made {
  const known = checked(column, Type);
  const entries = known.length / wordsPerEntry;
  const made = new Type((entries + Math.ceil(entries / 16) + 64) * wordsPerEntry);
  made.set(known);
  return made;
}

function exact<Made extends Column>(column: Column | undefined, Type: ColumnMaker<Made>): Made {
  const known = checked(column, Type);
  const made = new Type(known.length);
  made.set(known);
  return made;
}

function checked<Made extends Column>(column: Column | undefined, Type: ColumnMaker<Made>): Made {
  if (column instanceof Type) return column;
  throw new IndexFileError('The file contradicts itself.');
}
