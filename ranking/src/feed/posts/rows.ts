import { responses, type Response } from '../facts.ts';

/**
 * One row of 64 bytes, a line of the cache, for each thing of the graph, by its number: what a ranking asks of a post
 * lies side by side. Authors use `since` alone, products `isBuyable`.
 */
export interface Rows {
  integers: Int32Array;
  /** The same memory, read as numbers without sign: times. */
  unsigned: Uint32Array;
  /** The same memory, read as single floats: counts. */
  floats: Float32Array;
  /** How many rows there is room for. */
  capacity: number;
}

/** Words of a row. */
export const rowWords = 16;
const rowBytes = rowWords * 4;

/** Where in a row a value stands. */
export const word = {
  /** When a post was created; since when an author is here. */
  since: 0,
  /** Its place in pools that are in order of heat, see `heatOf`. */
  heat: 1,
  author: 2,
  /** 1 + the number of its kind, and above its 8 bits that of its language; 0 where no post lives. */
  kind: 3,
  /** Where its interests and products begin among the parts. */
  parts: 4,
  /** How many interests, and in the upper half how many products. */
  partCounts: 5,
  /** Ten counts of responses. */
  counts: 6,
  /** Whether a product can be bought; only posts have counts. */
  isBuyable: 15,
} as const;

/** Room for so many rows, in memory that threads share: two of them link what people did. */
export function createRows(capacity: number): Rows {
  return viewRows(new SharedArrayBuffer(capacity * rowBytes));
}

/** Rows that lie in memory already. */
export function viewRows(memory: ArrayBufferLike, byteOffset = 0, byteLength = memory.byteLength): Rows {
  const words = byteLength / 4;
  return {
    integers: new Int32Array(memory, byteOffset, words),
    unsigned: new Uint32Array(memory, byteOffset, words),
    floats: new Float32Array(memory, byteOffset, words),
    capacity: words / rowWords,
  };
}

/** The same rows with room for at least so many. Amortised O(1). */
export function growRows(rows: Rows, count: number): Rows {
  if (count <= rows.capacity) return rows;
  const longer = createRows(Math.max(count, Math.ceil(rows.capacity * 1.5), 64));
  longer.integers.set(rows.integers);
  return longer;
}

/** Where in a row each response is counted. */
export const countWord: Readonly<Record<Response, number>> = Object.fromEntries(
  responses.map((response, index) => [response, word.counts + index]),
) as Record<Response, number>; // Each response has its entry.
