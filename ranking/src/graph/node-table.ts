import { sharedIntegers } from '../shared.ts';
import { growFloats } from './grow.ts';

/** What a node stands for. */
export const nodeKinds = ['user', 'post', 'product', 'author', 'interest'] as const;
export type NodeKind = (typeof nodeKinds)[number];

/** The nodes of a side: dense numbers for ids of 128 bits, found by a hash table of open addressing. */
export interface NodeTable {
  /** How many numbers were given. */
  count: number;
  /** Four words for each node, in memory that threads share. */
  keys: Int32Array;
  /** Which kind each node is; `gone` once it was removed. */
  kinds: Uint8Array;
  /** Sum of the weights of its edges, in the graph's own unit of time. */
  degrees: Float64Array;
  slots: Int32Array;
}

/** Stands in `kinds` for a node that was removed; its number is not given again before compaction. */
export const gone = 255;

const empty = -1;
/** An id in `keys`. */
export const wordsPerKey = 4;
const firstCapacity = 1_024;

/** A table without nodes. */
export function createNodeTable(capacity = firstCapacity): NodeTable {
  const slots = new Int32Array(slotsFor(capacity)).fill(empty);
  return {
    count: 0,
    keys: sharedIntegers(capacity * wordsPerKey),
    kinds: new Uint8Array(capacity),
    degrees: new Float64Array(capacity),
    slots,
  };
}

/** A power of two, and at least twice as many as there are nodes. */
function slotsFor(nodes: number): number {
  return 2 ** Math.ceil(Math.log2(Math.max(2, nodes * 2)));
}

/** An id as text, or as sixteen bytes that begin somewhere: of millions that are read at a start none becomes a text. */
export type GivenId = string | { readonly bytes: Uint8Array; readonly at: number };

/** The node of this id, or -1. O(1). */
export function findNode(table: NodeTable, id: GivenId): number {
  readId(id);
  const slot = slotOf(table);
  return table.slots[slot] ?? empty;
}

/** The node of this id, made when there is none. O(1) on average. */
export function takeNode(table: NodeTable, id: GivenId, kind: NodeKind): number {
  readId(id);
  const slot = slotOf(table);
  const known = table.slots[slot] ?? empty;
  if (known !== empty) {
    table.kinds[known] = nodeKinds.indexOf(kind);
    return known;
  }
  return addNode(table, slot, nodeKinds.indexOf(kind));
}

/** Makes a node of the id that was read, whose slot is empty. */
function addNode(table: NodeTable, slot: number, kind: number): number {
  const node = table.count;
  if (node === table.kinds.length) makeRoom(table, node + 1);
  const { keys, kinds, slots } = table;
  for (let at = 0; at < wordsPerKey; at += 1) keys[node * wordsPerKey + at] = word[at] ?? 0;
  kinds[node] = kind;
  slots[slot] = node;
  table.count += 1;
  if (table.count * 2 > slots.length) rehash(table);
  return node;
}

/** Makes room for so many nodes, so that a table that is filled does not grow step by step. O(nodes). */
export function reserveNodes(table: NodeTable, count: number): void {
  makeRoom(table, count);
  if (count * 2 > table.slots.length) rehash(table, count);
}

/** Many ids at once, of sixteen bytes each: rows of a database as they came. */
export interface IdBatch {
  readonly bytes: Uint8Array;
  /** Where each row begins. */
  readonly starts: Int32Array;
  readonly count: number;
}

/**
 * The nodes of the ids that begin so far behind the start of each row, or -1. Where the rows are in the order nodes were made
 * in, each is looked for next to the one before. Of all others first all slots are looked into, then all keys are read, and
 * only then is anything decided by them: the memory of many is waited for at once, which takes a third of the time of one
 * after the other. O(rows).
 */
export function findNodes(
  table: NodeTable,
  { bytes, starts, count }: IdBatch,
  offset: number,
  nodes: Int32Array,
): void {
  const { slots, keys } = table;
  const mask = slots.length - 1;
  // One load and one turn of its bytes for each word: they begin anywhere, where an Int32Array cannot look.
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const first = findInOrder(table, view, { starts, count, offset, nodes });
  for (let row = first; row < count; row += 1) {
    const at = (starts[row] ?? 0) + offset;
    nodes[row] = slots[hashOf(view.getInt32(at + 8), view.getInt32(at + 12)) & mask] ?? empty;
  }
  let sum = 0;
  for (let row = first; row < count; row += 1) sum += keys[Math.max(0, nodes[row] ?? 0) * wordsPerKey] ?? 0;
  fetched[0] = sum;
  for (let row = first; row < count; row += 1) {
    const node = nodes[row] ?? empty;
    const at = (starts[row] ?? 0) + offset;
    if (node !== empty && !hasId(keys, node, view, at)) nodes[row] = probe(table, view, at);
  }
}

/** The node of the id that stands there, or -1: where another one has its slot, the one it has is behind that. */
function probe({ slots, keys }: NodeTable, view: DataView, at: number): number {
  const mask = slots.length - 1;
  let slot = hashOf(view.getInt32(at + 8), view.getInt32(at + 12)) & mask;
  let node = slots[slot] ?? empty;
  while (node !== empty && !hasId(keys, node, view, at)) {
    slot = (slot + 1) & mask;
    node = slots[slot] ?? empty;
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
    let node = nodes[row] ?? empty;
    if (node === empty) {
      const start = (starts[row] ?? 0) + offset;
      for (let at = 0; at < wordsPerKey; at += 1) word[at] = view.getInt32(start + at * 4);
      // It may have been made for a row before.
      const slot = slotOf(table);
      node = table.slots[slot] ?? empty;
      if (node === empty) node = addNode(table, slot, kindNumber);
      nodes[row] = node;
    }
    table.kinds[node] = kindNumber;
  }
}

/** The node of another table that stands for the same id, or -1. O(1). */
export function findSame(table: NodeTable, { keys }: NodeTable, node: number): number {
  for (let at = 0; at < wordsPerKey; at += 1) word[at] = keys[node * wordsPerKey + at] ?? 0;
  return table.slots[slotOf(table)] ?? empty;
}

/** The id of a node. */
export function idOf({ keys }: NodeTable, node: number): string {
  const at = node * wordsPerKey;
  const second = keys[at + 1] ?? 0;
  const third = keys[at + 2] ?? 0;
  return `${hex(keys[at] ?? 0)}-${half(second >>> 16)}-${half(second)}-${half(third >>> 16)}-${half(third)}${hex(keys[at + 3] ?? 0)}`;
}

/** The ids of some nodes, sixteen bytes each. */
export function packIds({ keys }: NodeTable, nodes: ArrayLike<number>): Uint8Array<ArrayBuffer> {
  const packed = new Uint8Array(nodes.length * wordsPerKey * 4);
  let to = 0;
  for (let index = 0; index < nodes.length; index += 1) {
    const start = (nodes[index] ?? 0) * wordsPerKey;
    for (let at = start; at < start + wordsPerKey; at += 1, to += 4) {
      const value = keys[at] ?? 0;
      packed[to] = value >>> 24;
      packed[to + 1] = value >>> 16;
      packed[to + 2] = value >>> 8;
      packed[to + 3] = value;
    }
  }
  return packed;
}

/** Ids in the order of PostgreSQL: as numbers of 128 bits. */
export function compareIds(keys: Int32Array, one: number, other: number): number {
  for (let at = 0; at < wordsPerKey; at += 1) {
    const a = (keys[one * wordsPerKey + at] ?? 0) >>> 0;
    const b = (keys[other * wordsPerKey + at] ?? 0) >>> 0;
    if (a !== b) return a - b;
  }
  return 0;
}

const bytes = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

function hex(word: number): string {
  return half(word >>> 16) + half(word);
}

function half(word: number): string {
  return (bytes[(word >>> 8) & 0xff] ?? '') + (bytes[word & 0xff] ?? '');
}

/** Fills the slots anew from the keys: after growing, and for tables read from a file. */
export function rehash(table: NodeTable, count = table.count): void {
  table.slots = new Int32Array(slotsFor(count)).fill(empty);
  for (let node = 0; node < table.count; node += 1) {
    for (let at = 0; at < wordsPerKey; at += 1) word[at] = table.keys[node * wordsPerKey + at] ?? 0;
    table.slots[slotOf(table)] = node;
  }
}

// One id at a time is looked up, so one place to read it into is enough.
const word = new Int32Array(wordsPerKey);

function readId(id: GivenId): void {
  if (typeof id === 'string') readText(id);
  else readBytes(id.bytes, id.at);
}

function readBytes(bytes: Uint8Array, start: number): void {
  for (let index = 0; index < wordsPerKey; index += 1) word[index] = wordAt(bytes, start + index * 4);
}

function wordAt(bytes: Uint8Array, at: number): number {
  return (
    ((bytes[at] ?? 0) << 24) |
    ((bytes[at + 1] ?? 0) << 16) |
    ((bytes[at + 2] ?? 0) << 8) |
    (bytes[at + 3] ?? 0)
  );
}

function readText(id: string): void {
  let at = 0;
  for (let index = 0; index < wordsPerKey; index += 1) {
    let value = 0;
    for (let digit = 0; digit < 8; at += 1) {
      const code = id.charCodeAt(at);
      if (code === 45) continue;
      const nibble = code < 58 ? code - 48 : (code | 32) - 87;
      if (!(nibble >= 0 && nibble < 16)) throw new RangeError(`“${id}” is no id of 128 bits.`);
      value = (value << 4) | nibble;
      digit += 1;
    }
    word[index] = value;
  }
}

/** The slot that holds the id that was read, or the empty one where it belongs. */
function slotOf({ keys, slots }: NodeTable): number {
  const mask = slots.length - 1;
  const hash = hashOf(word[2] ?? 0, word[3] ?? 0);
  for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
    const node = slots[slot] ?? empty;
    if (node === empty || isKey(keys, node)) return slot;
  }
}

/** Whether a node has the id that was read. */
function isKey(keys: Int32Array, node: number): boolean {
  const at = node * wordsPerKey;
  return (
    keys[at] === word[0] && keys[at + 1] === word[1] && keys[at + 2] === word[2] && keys[at + 3] === word[3]
  );
}

/** The last words of an id are random, as those of versions 4, 7 and 8 are; the first hold the time. */
function hashOf(third: number, fourth: number): number {
  const hash = Math.imul(third ^ (fourth >>> 7), 0x9e3779b1) ^ Math.imul(fourth, 0x85ebca6b);
  return hash ^ (hash >>> 15);
}

function makeRoom(table: NodeTable, count: number): void {
  if (count <= table.kinds.length) return;
  const capacity = Math.max(count, table.kinds.length * 2, 16);
  const keys = sharedIntegers(capacity * wordsPerKey);
  keys.set(table.keys);
  table.keys = keys;
  table.degrees = growFloats(table.degrees, capacity);
  const kinds = new Uint8Array(capacity);
  kinds.set(table.kinds);
  table.kinds = kinds;
}
