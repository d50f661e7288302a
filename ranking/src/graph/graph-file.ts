import { createFresh, rowCount, type Adjacency } from './adjacency.ts';
import { compact } from './compact.ts';
import type { Graph } from './graph.ts';
import { createNodeTable, rehash, type NodeTable } from './node-table.ts';

/** A file that holds no graph of this version, or not the whole of it: to be built anew. */
export class GraphFileError extends Error {
  override readonly name = 'GraphFileError';
}

/**
 * The file: 64 bytes of head (below), then the columns one after the other, each filled up to 8 bytes. Numbers are
 * little-endian.
 */
const magic = 0x53_50_47_31; // “SPG1”; another layout is another number
const headBytes = 64;
const head = {
  magic: 0,
  checksum: 4,
  people: 8,
  things: 12,
  edges: 16,
  position: 24,
  halfLifeS: 32,
  baseS: 40,
};

/**
 * Writes a graph, compacted on the way, so that a process starts without reading the database.
 * @param position how far in the log of changes the graph has come; a reader goes on from there
 */
export function encodeGraph(
  graph: Graph,
  { baseS, position }: { baseS: number; position: bigint },
): Uint8Array {
  const dense = compact(graph, baseS);
  const columns = columnsOf(dense);
  const bytes = new Uint8Array(
    headBytes + columns.reduce((sum, column) => sum + padded(column.byteLength), 0),
  );
  const view = new DataView(bytes.buffer);
  view.setUint32(head.people, dense.people.count, true);
  view.setUint32(head.things, dense.things.count, true);
  view.setUint32(head.edges, dense.touched.targets.length, true);
  view.setBigInt64(head.position, position, true);
  view.setFloat64(head.halfLifeS, dense.halfLifeS, true);
  view.setFloat64(head.baseS, dense.baseS, true);
  let at = headBytes;
  for (const column of columns) {
    bytes.set(new Uint8Array(column.buffer, column.byteOffset, column.byteLength), at);
    at += padded(column.byteLength);
  }
  view.setUint32(head.magic, magic, true);
  view.setUint32(head.checksum, checksum(bytes.subarray(head.people)), true);
  return bytes;
}

/** Reads a graph that was written. Throws `GraphFileError` for anything else, however little is wrong. */
export function decodeGraph(bytes: Uint8Array): { graph: Graph; position: bigint } {
  if (bytes.byteLength < headBytes) throw new GraphFileError('The file is too short for a graph.');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(head.magic, true) !== magic)
    throw new GraphFileError('The file holds no graph of this version.');
  if (view.getUint32(head.checksum, true) !== checksum(bytes.subarray(head.people))) {
    throw new GraphFileError('The file is damaged.');
  }
  const people = view.getUint32(head.people, true);
  const things = view.getUint32(head.things, true);
  const edges = view.getUint32(head.edges, true);
  const take = reader(bytes);
  const graph: Graph = {
    people: readNodes(people, take),
    things: readNodes(things, take),
    touched: readRows(people, edges, take),
    touchedBy: readRows(things, edges, take),
    halfLifeS: view.getFloat64(head.halfLifeS, true),
    baseS: view.getFloat64(head.baseS, true),
  };
  return { graph, position: view.getBigInt64(head.position, true) };
}

type Column = Int32Array | Float32Array | Float64Array | Uint8Array;

function columnsOf({ people, things, touched, touchedBy }: Graph): Column[] {
  const nodes = ({ count, keys, kinds, degrees }: NodeTable) => [
    keys.subarray(0, count * 4),
    kinds.subarray(0, count),
    degrees.subarray(0, count),
  ];
  const rows = ({ starts, targets, weights, times }: Adjacency) => [starts, targets, weights, times];
  return [...nodes(people), ...nodes(things), ...rows(touched), ...rows(touchedBy)];
}

type Take = (bytes: number) => ArrayBuffer;

/** Hands out one column after the other, each in memory of its own. */
function reader(bytes: Uint8Array): Take {
  let at = headBytes;
  return (length) => {
    if (at + length > bytes.byteLength) throw new GraphFileError('The file ends too early.');
    const column = new Uint8Array(length);
    column.set(bytes.subarray(at, at + length));
    at += padded(length);
    return column.buffer;
  };
}

function readNodes(count: number, take: Take): NodeTable {
  const table = createNodeTable(1);
  table.keys = new Int32Array(take(count * 16));
  table.kinds = new Uint8Array(take(count));
  table.degrees = new Float64Array(take(count * 8));
  table.count = count;
  rehash(table);
  return table;
}

function readRows(nodes: number, edges: number, take: Take): Adjacency {
  const rows = {
    starts: new Int32Array(take((nodes + 1) * 4)),
    targets: new Int32Array(take(edges * 4)),
    weights: new Float32Array(take(edges * 4)),
    times: new Int32Array(take(edges * 4)),
    fresh: createFresh(nodes),
  };
  if (rowCount(rows) !== nodes || rows.starts[nodes] !== edges)
    throw new GraphFileError('The file contradicts itself.');
  return rows;
}

/** FNV-1a (Fowler, Noll, Vo) over words of 32 bits: it finds torn and rotten files, not forged ones. */
function checksum(bytes: Uint8Array): number {
  if (bytes.byteLength % 4 !== 0) throw new GraphFileError('The file ends in the middle of a number.');
  const isAligned = bytes.byteOffset % 4 === 0;
  const { buffer, byteOffset } = isAligned ? bytes : Uint8Array.from(bytes);
  const words = new Int32Array(buffer, byteOffset, bytes.byteLength / 4);
  let hash = 0x811c9dc5;
  for (const word of words) hash = Math.imul(hash ^ word, 0x01000193);
  return hash >>> 0;
}

function padded(bytes: number): number {
  return Math.ceil(bytes / 8) * 8;
}
