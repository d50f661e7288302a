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
  /** Those that stay where they were read; of the others whoever reads makes its own. */
  kept: Record<string, Column>;
}

/**
 * The file: 16 bytes of head (magic, checksum of all that follows, length of the contents in bytes, where what is kept begins
 * in units of 8 bytes), the table of contents as JSON, then the columns, each from a multiple of 8 bytes on, those that are
 * kept behind the others. Numbers are little-endian.
 */
const magic = 0x53_50_46_32; // “SPF2”; another layout is another number
const unitBytes = 8;
/** What a file begins with. */
export const headBytes = 16;
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

/** Writes columns into two pieces of memory: what whoever reads makes its own of, and what is kept. */
export function writeColumns(file: ColumnFile): Uint8Array<ArrayBuffer>[] {
  const pieces = piecesOf(file);
  const [head] = pieces;
  const from = head === undefined ? null : keptFrom(head);
  const bytes = new Uint8Array(from ?? 0);
  const kept = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.byteLength, 0) - bytes.byteLength);
  let at = 0;
  for (const piece of pieces) {
    if (at < bytes.byteLength) bytes.set(piece, at);
    else kept.set(piece, at - bytes.byteLength);
    at += piece.byteLength;
  }
  return [bytes, kept];
}

/** Where in a file that begins so what is kept begins, in bytes; `null` where it is no such file. */
export function keptFrom(head: Uint8Array): number | null {
  if (head.byteLength < headBytes) return null;
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  return view.getUint32(0, true) === magic ? view.getUint32(12, true) * unitBytes : null;
}

/** The same in pieces, one behind the other, most of which are the columns where they lie: nothing large is copied. */
export function piecesOf({ about, columns, kept }: ColumnFile): Uint8Array[] {
  const named = Object.entries({ ...columns, ...kept });
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
  const others = Object.values(columns).reduce((sum, { byteLength }) => sum + padded(byteLength), 0);
  view.setUint32(12, (head.byteLength + others) / unitBytes, true);
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

/**
 * Reads columns that were written, from pieces that lie one behind the other and none of which ends within a column. Throws
 * `IndexFileError` for anything else, however little is wrong. In steps.
 */
export function* readColumns(given: readonly Uint8Array[]): Steps<Pick<ColumnFile, 'about' | 'columns'>> {
  const [head, ...others] = given.map(aligned);
  if (head === undefined || head.byteLength < headBytes)
    throw new IndexFileError('The file is too short for an index.');
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  if (view.getUint32(0, true) !== magic) throw new IndexFileError('The file holds no index of this version.');
  const pieces = [head, ...others];
  if (view.getUint32(4, true) !== (yield* checksum(pieces))) throw new IndexFileError('The file is damaged.');
  const length = view.getUint32(8, true);
  // The checksum proved that writeColumns wrote this.
  const contents = JSON.parse(
    new TextDecoder().decode(head.subarray(headBytes, headBytes + length)),
  ) as Contents;
  const columns: Record<string, Column> = {};
  let at = headBytes + padded(length);
  let [piece = head, ...rest] = pieces;
  for (const { name, type, length: count } of contents.columns) {
    for (let next = rest[0]; next !== undefined && at >= piece.byteLength; [next] = rest) {
      at -= piece.byteLength;
      [piece, ...rest] = [next, ...rest.slice(1)];
    }
    const column = views[type](piece.buffer, piece.byteOffset + at, count);
    columns[name] = column;
    at += padded(column.byteLength);
  }
  return { about: contents.about, columns };
}

/** Words are summed where they lie, which has to be at a multiple of their size. */
function aligned(bytes: Uint8Array): Uint8Array {
  if (bytes.byteLength % unitBytes !== 0)
    throw new IndexFileError('The file ends in the middle of a number.');
  return bytes.byteOffset % unitBytes === 0 ? bytes : Uint8Array.from(bytes);
}

function typeOf(column: Column): ColumnType {
  if (column instanceof Int32Array) return 'Int32Array';
  if (column instanceof Float32Array) return 'Float32Array';
  return column instanceof Float64Array ? 'Float64Array' : 'Uint8Array';
}

/** FNV-1a (Fowler, Noll, Vo) over words of 32 bits, past the place of the sum itself: it finds torn files, not forged ones. */
function* checksum(pieces: readonly Uint8Array[]): Steps<number> {
  let hash = firstHash;
  let passed = firstSummed;
  for (const piece of pieces) {
    const words = wordsOf(piece);
    for (let start = passed; start < words.length; start += wordsAtOnce) {
      hash = addWords(hash, words.subarray(start, start + wordsAtOnce));
      yield;
    }
    passed = 0;
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
