import { wordsPerKey, type Graph, type NodeTable } from '../../graph/index.ts';
import { createFresh, type Adjacency } from '../../graph/adjacency.ts';
import { copyInto, finish, type Steps } from '../../steps.ts';
import {
  IndexFileError,
  piecesOf,
  readColumns,
  writeColumns,
  type Column,
  type ColumnFile,
} from './column-file.ts';
import { columnsOfPosts, everything, listNames, type FrozenPosts } from './freeze-posts.ts';
import {
  createFeedIndex,
  createShelf,
  settleFeedIndex,
  type FeedIndex,
  type FeedIndexOptions,
} from '../posts/feed-index.ts';
import { rowWords, viewRows } from '../posts/rows.ts';
import { compactFeedGraph, countEdges } from '../responses/compaction.ts';

/** Another meaning of the columns is another version. */
const version = 6;

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
 * stands as it is used, tables of nodes with their slots and lists in their order, so that reading is copying. In two pieces,
 * the second of which is the edges.
 * @param position how far in the log of changes the index has come; a reader goes on from there
 */
export function encodeFeedIndex(index: FeedIndex, position: string): Uint8Array<ArrayBuffer>[] {
  settleFeedIndex(index);
  const graph = compactFeedGraph(index.graph, index.latestS);
  return writeColumns(fileOf(finish(columnsOfPosts(index)), graph, position));
}

/** The same in pieces of a file, one behind the other, from what was copied of an index and its compacted graph. */
export function encodeFrozen(posts: FrozenPosts, graph: Graph, position: string): Uint8Array[] {
  return piecesOf(fileOf(posts, graph, position));
}

function fileOf({ latestS, postCount, columns }: FrozenPosts, graph: Graph, position: string): ColumnFile {
  const { people, things, halfLifeS, baseS } = graph;
  const about: About = {
    version,
    position,
    halfLifeS: Number.isFinite(halfLifeS) ? halfLifeS : null,
    baseS,
    latestS,
    postCount,
  };
  return {
    about,
    columns: {
      ...columns,
      'people.degrees': people.degrees.subarray(0, people.count),
      'things.degrees': things.degrees.subarray(0, things.count),
      'touched.starts': graph.touched.starts,
      'touchedBy.starts': graph.touchedBy.starts,
    },
    kept: { ...edgeColumns('touched', graph.touched), ...edgeColumns('touchedBy', graph.touchedBy) },
  };
}

/**
 * Reads an index that was written, in pieces that lie one behind the other. The piece of its edges, which are most of it, is
 * its own from then on, until a compaction lays them down anew; of the one before nothing is held. Throws `IndexFileError`
 * for torn, foreign and older files. O(bytes).
 */
export function decodeFeedIndex(
  pieces: readonly Uint8Array[],
  options: Pick<FeedIndexOptions, 'walk'> = {},
): ReadIndex {
  return finish(decodeInSteps(pieces, options));
}

/** An index that was read, and how far in the log of changes it has come. */
export interface ReadIndex {
  index: FeedIndex;
  position: string;
}

/** The same in steps. */
export function* decodeInSteps(
  pieces: readonly Uint8Array[],
  options: Pick<FeedIndexOptions, 'walk'> = {},
): Steps<ReadIndex> {
  const { about: told, columns } = yield* readColumns(pieces);
  const about = told as About; // The checksum proved that encodeFeedIndex wrote this.
  if (about.version !== version) throw new IndexFileError('The file is of another version.');
  const nodes = function* (name: string): Steps<NodeTable> {
    return {
      count: (columns[`${name}.kinds`] ?? { length: 0 }).length,
      keys: yield* roomy(columns[`${name}.keys`], Int32Array, wordsPerKey),
      kinds: yield* roomy(columns[`${name}.kinds`], Uint8Array),
      degrees: yield* roomy(columns[`${name}.degrees`], Float64Array),
      slots: yield* exact(columns[`${name}.slots`], Int32Array),
    };
  };
  const edges = function* (name: string): Steps<Adjacency> {
    const starts = yield* exact(columns[`${name}.starts`], Int32Array);
    return {
      starts,
      targets: checked(columns[`${name}.targets`], Int32Array),
      weights: checked(columns[`${name}.weights`], Float32Array),
      times: checked(columns[`${name}.times`], Int32Array),
      fresh: createFresh(starts.length - 1),
    };
  };
  const graph: Graph = {
    people: yield* nodes('people'),
    things: yield* nodes('things'),
    touched: yield* edges('touched'),
    touchedBy: yield* edges('touchedBy'),
    halfLifeS: about.halfLifeS ?? Infinity,
    baseS: about.baseS,
  };
  const index: FeedIndex = {
    ...createFeedIndex(options),
    graph,
    rows: viewRows((yield* roomy(columns['rows'], Int32Array, rowWords)).buffer),
    parts: yield* roomy(columns['parts'], Int32Array),
    partCount: (columns['parts'] ?? { length: 0 }).length,
    authors: {
      starts: yield* exact(columns['authors.starts'], Int32Array),
      posts: yield* exact(columns['authors.posts'], Int32Array),
    },
    postCount: about.postCount,
    latestS: about.latestS,
    objections: yield* readObjections(columns),
    held: yield* readHeld(columns),
    discounts: yield* readDiscounts(columns),
    edgeCounts: countEdges(graph),
  };
  yield* readLists(index, columns);
  return { index, position: about.position };
}

function edgeColumns(name: string, { targets, weights, times }: Adjacency): Record<string, Column> {
  return {
    [`${name}.targets`]: targets,
    [`${name}.weights`]: weights,
    [`${name}.times`]: times,
  };
}

/** So many entries of a map, or shelves, are made in one step. */
const madeAtOnce = 1_024;

function* readObjections(columns: Record<string, Column>): Steps<FeedIndex['objections']> {
  const objections: FeedIndex['objections'] = new Set();
  for (const key of checked(columns['objections'], Float64Array)) {
    objections.add(key);
    if (objections.size % madeAtOnce === 0) yield;
  }
  return objections;
}

function* readHeld(columns: Record<string, Column>): Steps<FeedIndex['held']> {
  const keys = checked(columns['held.keys'], Float64Array);
  const sums = checked(columns['held.sums'], Float64Array);
  const times = checked(columns['held.times'], Int32Array);
  const held: FeedIndex['held'] = new Map();
  for (let at = 0; at < keys.length; at += 1) {
    held.set(keys[at] ?? 0, { sum: sums[at] ?? 0, at: times[at] ?? 0 });
    if (at % madeAtOnce === 0) yield;
  }
  return held;
}

function* readDiscounts(columns: Record<string, Column>): Steps<FeedIndex['discounts']> {
  const posts = checked(columns['discounts.posts'], Int32Array);
  const sums = checked(columns['discounts.sums'], Float64Array);
  const discounts: FeedIndex['discounts'] = new Map();
  for (let at = 0; at < posts.length; at += 1) {
    discounts.set(posts[at] ?? 0, sums[at] ?? 0);
    if (at % madeAtOnce === 0) yield;
  }
  return discounts;
}

function* readLists(index: FeedIndex, columns: Record<string, Column>): Steps<void> {
  const owners = checked(columns['owners'], Int32Array);
  const counts = checked(columns['counts'], Int32Array);
  const listed = yield* exact(columns['listed'], Int32Array);
  let at = 0;
  for (const [place, owner] of owners.entries()) {
    if (place % madeAtOnce === 0) yield;
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
function* roomy<Made extends Column>(
  column: Column | undefined,
  Type: ColumnMaker<Made>,
  wordsPerEntry = 1,
): Steps<Made> {
  const known = checked(column, Type);
  const entries = known.length / wordsPerEntry;
  return yield* copyInto<Made>(known, new Type((entries + Math.ceil(entries / 16) + 64) * wordsPerEntry));
}

function* exact<Made extends Column>(column: Column | undefined, Type: ColumnMaker<Made>): Steps<Made> {
  const known = checked(column, Type);
  return yield* copyInto<Made>(known, new Type(known.length));
}

function checked<Made extends Column>(column: Column | undefined, Type: ColumnMaker<Made>): Made {
  if (column instanceof Type) return column;
  throw new IndexFileError('The file contradicts itself.');
}
