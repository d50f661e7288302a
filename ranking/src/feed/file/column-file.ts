import { entriesAtOnce, type Steps } from '../../steps.ts';

/** A file that holds no index of this version, or not the whole of it: to be built anew. */
export class IndexFileError extends Error {
  override readonly name = 'IndexFileError';
}

/** What a column may be. */
export type Column = Int32Array | Float32Array | Float64Array | Uint8Array;

/** Named columns and a few words about them. */
export interface ColumnFile {
  about: unknown;
  columns: Record<string, Column>;
}

/**
 * The file: 16 bytes of head (magic, checksum of all that follows, length of the contents in bytes), the table of contents
 * as JSON, then the columns, each from a multiple of 8 bytes on. Numbers are little-endian.
 */
const magic = 0x53_50_46_31; // “SPF1”; another layout is another number
const headBytes = 16;
const views = {
  Int32Array: (memory: ArrayBufferLike, at: number, length: number) => new Int32Array(memory, at, length),
  Float32Array: (memory: ArrayBufferLike, at: number, length: number) => new Float32Array(memory, at, length),
  Float64Array: (memory: ArrayBufferLike, at: number, length: number) => new Float64Array(memory, at, length),
  Uint8Array: (memory: ArrayBufferLike, at: number, length: number) => new Uint8Array(memory, at, length),
};
type ColumnType = keyof typeof views;

interface Contents {
  about: unknown;
  columns: { name: string; type: ColumnType; length: number }[];
}

/** Writes columns into one piece of memory. */
export function writeColumns(file: ColumnFile): Uint8Array<ArrayBuffer> {
  const pieces = piecesOf(file);
  const bytes = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.byteLength, 0));
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.byteLength;
  }
  return bytes;
}

/** The same in pieces, one behind the other, most of which are the columns where they lie: nothing large is copied. */
export function piecesOf({ about, columns }: ColumnFile): Uint8Array[] {
  const named = Object.entries(columns);
  const contents: Contents = {
    about,
    columns: named.map(([name, column]) => ({ name, type: typeOf(column), length: column.length })),
  };
  const words = new TextEncoder().encode(JSON.stringify(contents));
  const head = new Uint8Array(headBytes + padded(words.byteLength));
  head.set(words, headBytes);
  const view = new DataView(head.buffer);
  view.setUint32(0, magic, true);
  view.setUint32(8, words.byteLength, true);
  const pieces = [head, ...named.flatMap(([, column]) => paddedPieces(column))];
  view.setUint32(4, sumOf(pieces), true);
  return pieces;
}

/** A column where it lies, but for what does not fill eight bytes. */
function paddedPieces({ buffer, byteOffset, byteLength }: Column): Uint8Array[] {
  const rest = byteLength % 8;
  const whole = new Uint8Array(buffer, byteOffset, byteLength - rest);
  // Words are summed where they lie, which has to be at a multiple of their size.
  const aligned = byteOffset % 4 === 0 ? whole : whole.slice();
  if (rest === 0) return [aligned];
  const last = new Uint8Array(8);
  last.set(new Uint8Array(buffer, byteOffset + byteLength - rest, rest));
  return [aligned, last];
}

/** Reads columns that were written. Throws `IndexFileError` for anything else, however little is wrong. In steps. */
export function* readColumns(bytes: Uint8Array): Steps<ColumnFile> {
  if (bytes.byteLength < headBytes || bytes.byteLength % 8 !== 0) {
    throw new IndexFileError('The file is too short for an index.');
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(0, true) !== magic) throw new IndexFileError('The file holds no index of this version.');
  // Words are summed where they lie, which has to be at a multiple of their size.
  const aligned = bytes.byteOffset % 8 === 0 ? bytes : Uint8Array.from(bytes);
  if (view.getUint32(4, true) !== (yield* checksum(aligned)))
    throw new IndexFileError('The file is damaged.');
  const length = view.getUint32(8, true);
  // The checksum proved that writeColumns wrote this.
  const contents = JSON.parse(
    new TextDecoder().decode(aligned.subarray(headBytes, headBytes + length)),
  ) as Contents;
  const columns: Record<string, Column> = {};
  let at = aligned.byteOffset + headBytes + padded(length);
  for (const { name, type, length: count } of contents.columns) {
    const column = views[type](aligned.buffer, at, count);
    columns[name] = column;
    at += padded(column.byteLength);
  }
  return { about: contents.about, columns };
}

function typeOf(column: Column): ColumnType {
  if (column instanceof Int32Array) return 'Int32Array';
  if (column instanceof Float32Array) return 'Float32Array';
  return column instanceof Float64Array ? 'Float64Array' : 'Uint8Array';
}

/** FNV-1a (Fowler, Noll, Vo) over words of 32 bits, past the place of the sum itself: it finds torn files, not forged ones. */
function* checksum(bytes: Uint8Array): Steps<number> {
  const words = new Int32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength >> 2);
  let hash = firstHash;
  for (let start = firstSummed; start < words.length; start += wordsAtOnce) {
    hash = addWords(hash, words.subarray(start, start + wordsAtOnce));
    yield;
  }
  return hash >>> 0;
}

/** The same of pieces. */
function sumOf([head, ...pieces]: readonly Uint8Array[]): number {
  let hash = head === undefined ? firstHash : addWords(firstHash, wordsOf(head).subarray(firstSummed));
  for (const piece of pieces) hash = addWords(hash, wordsOf(piece));
  return hash >>> 0;
}

const firstHash = 0x811c9dc5;
/** Words before it are the magic and the sum. */
const firstSummed = 2;
const wordsAtOnce = entriesAtOnce * 4;

function wordsOf({ buffer, byteOffset, byteLength }: Uint8Array): Int32Array {
  return new Int32Array(buffer, byteOffset, byteLength >> 2);
}

function addWords(before: number, words: Int32Array): number {
  let hash = before;
  for (let at = 0; at < words.length; at += 1) hash = Math.imul(hash ^ (words[at] ?? 0), 0x01000193);
  return hash;
}

function padded(bytes: number): number {
  return Math.ceil(bytes / 8) * 8;
}
