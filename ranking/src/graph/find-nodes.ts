import { nodeKinds, takeNodeAt, wordsPerKey, type NodeKind, type NodeTable } from './node-table.ts';
import { empty, hashOf, maskOf, nodeBitsOf, nodeIn, tagOf } from './slots.ts';

/** Many ids at once, of sixteen bytes each: rows of a database as they came. */
export interface IdBatch {
  readonly bytes: Uint8Array;
  /** Where each row begins. */
  readonly starts: Int32Array;
  readonly count: number;
}

/**
 * The nodes of the ids that begin so far behind the start of each row, or -1. Where the rows are in the order nodes were made
 * in, each is looked for next to the one before. Of all others first all slots are looked into, then entries of other ids are
 * passed over, then all keys are read, and only then is anything decided by them: the memory of many is waited for at once,
 * which takes a third of the time of one after the other. O(rows).
 */
export function findNodes(table: NodeTable, batch: IdBatch, offset: number, nodes: Int32Array): void {
  const { slots, keys } = table;
  const { bytes, starts, count } = batch;
  // One load and one turn of its bytes for each word: they begin anywhere, where an Int32Array cannot look.
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const first = findInOrder(table, view, { starts, count, offset, nodes });
  if (first === count) return;
  if (hashes.length < count) hashes = new Int32Array(count * 2);
  const noted = hashes;
  const mask = slots.length - 1;
  let sum = 0;
  for (let row = first; row < count; row += 1) {
    const at = (starts[row] ?? 0) + offset;
    const hash = hashOf(view.getInt32(at + 8), view.getInt32(at + 12));
    noted[row] = hash;
    sum += slots[hash & mask] ?? 0;
  }
  findAlike(slots, { first, count, nodes });
  for (let row = first; row < count; row += 1) sum += keys[Math.max(0, nodes[row] ?? 0) * wordsPerKey] ?? 0;
  fetched[0] = sum;
  for (let row = first; row < count; row += 1) {
    const node = nodes[row] ?? empty;
    const at = (starts[row] ?? 0) + offset;
    if (node !== empty && !hasId(keys, node, view, at)) nodes[row] = probe(table, view, at);
  }
}

/** The first node behind each hash whose entry says the same of it: nearly always the one that is looked for. */
function findAlike(
  slots: Int32Array,
  { first, count, nodes }: { first: number; count: number; nodes: Int32Array },
): void {
  const known = hashes;
  const mask = slots.length - 1;
  const bits = nodeBitsOf(slots);
  const ofNode = maskOf(bits);
  for (let row = first; row < count; row += 1) {
    const hash = known[row] ?? 0;
    const tag = tagOf(hash, bits);
    let slot = hash & mask;
    let entry = slots[slot] ?? empty;
    while (entry !== empty && entry >>> bits !== tag) {
      slot = (slot + 1) & mask;
      entry = slots[slot] ?? empty;
    }
    nodes[row] = entry === empty ? empty : entry & ofNode;
  }
}

/** The hashes of what is looked for: one batch at a time. */
let hashes = new Int32Array(0);

/** The node of the id that stands there, or -1: where another one has its slot, the one it has is behind that. */
function probe({ slots, keys }: NodeTable, view: DataView, at: number): number {
  const mask = slots.length - 1;
  let slot = hashOf(view.getInt32(at + 8), view.getInt32(at + 12)) & mask;
  let node = nodeIn(slots, slot);
  while (node !== empty && !hasId(keys, node, view, at)) {
    slot = (slot + 1) & mask;
    node = nodeIn(slots, slot);
  }
  return node;
}

/** Finds the nodes of the first rows while most of them are in order; returns how many it found. */
function findInOrder(
  table: NodeTable,
  view: DataView,
  { starts, count, offset, nodes }: { starts: Int32Array; count: number; offset: number; nodes: Int32Array },
): number {
  const { keys } = table;
  let near = empty;
  let misses = 0;
  for (let row = 0; row < count; row += 1) {
    const at = (starts[row] ?? 0) + offset;
    let node = near;
    if (near !== empty) {
      const last = Math.min(table.count - 1, near + nodesAhead);
      while (node <= last && !hasId(keys, node, view, at)) node += 1;
      if (node > last) node = empty;
    }
    if (node === empty) {
      misses += 1;
      if (misses * rowsPerMiss > row + 2 * rowsPerMiss) return row;
      node = probe(table, view, at);
    }
    if (node !== empty) near = node;
    nodes[row] = node;
  }
  return count;
}

/** So many nodes behind the one before are looked at, and more misses than one of so many rows are no order. */
const nodesAhead = 3;
const rowsPerMiss = 16;

/** Whether a node has the id that stands there. */
function hasId(keys: Int32Array, node: number, view: DataView, at: number): boolean {
  const key = node * wordsPerKey;
  return (
    keys[key + 3] === view.getInt32(at + 12) &&
    keys[key + 2] === view.getInt32(at + 8) &&
    keys[key + 1] === view.getInt32(at + 4) &&
    keys[key] === view.getInt32(at)
  );
}

/** What was read ahead, summed up, or it would not have to be read. */
const fetched = new Float64Array(1);

/** The same, where what is not known is made. O(rows) on average. */
export function takeNodes(
  table: NodeTable,
  batch: IdBatch,
  offset: number,
  { kind, nodes }: { kind: NodeKind; nodes: Int32Array },
): void {
  findNodes(table, batch, offset, nodes);
  const { bytes, starts, count } = batch;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const kindNumber = nodeKinds.indexOf(kind);
  for (let row = 0; row < count; row += 1) {
    const node = nodes[row] ?? empty;
    if (node !== empty) {
      table.kinds[node] = kindNumber;
      continue;
    }
    // It may have been made for a row before.
    nodes[row] = takeNodeAt(table, view, (starts[row] ?? 0) + offset, kindNumber);
  }
}
