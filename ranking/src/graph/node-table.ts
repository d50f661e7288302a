import { sharedIntegers } from '../shared.ts';
import { growFloats } from './grow.ts';
import { empty, entryFor, hashOf, nodeBitsOf, nodeIn, slotsFor } from './slots.ts';

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
  /** A power of two of them, at least twice as many as there are nodes: see `entryFor`. */
  slots: Int32Array;
}

/** Stands in `kinds` for a node that was removed; its number is not given again before compaction. */
export const gone = 255;

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

/** An id as text, or as sixteen bytes that begin somewhere: of millions that are read at a start none becomes a text. */
export type GivenId = string | { readonly bytes: Uint8Array; readonly at: number };

/** The node of this id, or -1. O(1). */
export function findNode(table: NodeTable, id: GivenId): number {
  readId(id);
  return nodeIn(table.slots, slotOf(table));
}

/** The node of this id, made when there is none. O(1) on average. */
export function takeNode(table: NodeTable, id: GivenId, kind: NodeKind): number {
  readId(id);
  return takeRead(table, nodeKinds.indexOf(kind));
}

/** The same of the id that begins somewhere in rows of a database. */
export function takeNodeAt(table: NodeTable, view: DataView, start: number, kind: number): number {
  for (let at = 0; at < wordsPerKey; at += 1) word[at] = view.getInt32(start + at * 4);
  return takeRead(table, kind);
}

function takeRead(table: NodeTable, kind: number): number {
  const slot = slotOf(table);
  const known = nodeIn(table.slots, slot);
  const node = known === empty ? addNode(table, slot) : known;
  table.kinds[node] = kind;
  return node;
}

/** Makes a node of the id that was read, whose slot is empty. */
function addNode(table: NodeTable, slot: number): number {
  const node = table.count;
  if (node === table.kinds.length) makeRoom(table, node + 1);
  const { keys, slots } = table;
  for (let at = 0; at < wordsPerKey; at += 1) keys[node * wordsPerKey + at] = word[at] ?? 0;
  table.count += 1;
  // Filling the slots anew puts this one in, too.
  if (table.count * 2 > slots.length) rehash(table);
  else slots[slot] = entryFor(hashOf(word[2] ?? 0, word[3] ?? 0), node, nodeBitsOf(slots));
  return node;
}

/** Makes room for so many nodes, so that a table that is filled does not grow step by step. O(nodes). */
export function reserveNodes(table: NodeTable, count: number): void {
  makeRoom(table, count);
  if (count * 2 > table.slots.length) rehash(table, count);
}

/** The node of another table that stands for the same id, or -1. O(1). */
export function findSame(table: NodeTable, { keys }: NodeTable, node: number): number {
  for (let at = 0; at < wordsPerKey; at += 1) word[at] = keys[node * wordsPerKey + at] ?? 0;
  return nodeIn(table.slots, slotOf(table));
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

/** Ids in the order of PostgreSQL: as numbers of 128 bits. Below 0, 0 or above: small numbers, which are no objects. */
export function compareIds(keys: Int32Array, one: number, other: number): number {
  for (let at = 0; at < wordsPerKey; at += 1) {
    const a = (keys[one * wordsPerKey + at] ?? 0) >>> 0;
    const b = (keys[other * wordsPerKey + at] ?? 0) >>> 0;
    if (a !== b) return a < b ? -1 : 1;
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
  const slots = new Int32Array(slotsFor(count)).fill(empty);
  table.slots = slots;
  const bits = nodeBitsOf(slots);
  for (let node = 0; node < table.count; node += 1) {
    for (let at = 0; at < wordsPerKey; at += 1) word[at] = table.keys[node * wordsPerKey + at] ?? 0;
    slots[slotOf(table)] = entryFor(hashOf(word[2] ?? 0, word[3] ?? 0), node, bits);
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
    const node = nodeIn(slots, slot);
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
