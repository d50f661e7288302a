import { sharedIntegers } from '../../shared.ts';

/**
 * Entries of a few words, those of neighbouring nodes together, in memory that threads share: whoever works at a group has all
 * of it in the cache, and no two groups have anything to do with each other. In chunks, so that nothing is copied when
 * there is more of it.
 */
export interface GroupedEntries {
  /** Nodes whose numbers are the same but for so many bits are a group. */
  bits: number;
  wordsPerEntry: number;
  /** By group; those behind the last one that has any are not there. */
  groups: Chunk[][];
  /** By group: the last of its chunks. */
  open: (Chunk | undefined)[];
  /** Memory for further chunks. */
  left: Int32Array;
  chunks: number;
}

/** Some entries of a group. */
export interface Chunk {
  count: number;
  integers: Int32Array;
  /** The same memory. */
  floats: Float32Array;
}

const entriesPerChunk = 2 ** 13;
const fewChunks = 32;
/** More than the 32 MB up to which memory is kept for what comes next. */
const manyChunks = 512;

/** More groups than these are written to in too many places at once. */
const usualGroups = 256;
const leastBits = 8;
const mostBits = 23;

/** No entries, for groups of about so many nodes. */
export function groupEntries(nodes: number, wordsPerEntry: number): GroupedEntries {
  const bits = Math.ceil(Math.log2(Math.max(1, nodes) / usualGroups));
  return {
    bits: Math.min(mostBits, Math.max(leastBits, bits)),
    wordsPerEntry,
    groups: [],
    open: [],
    left: new Int32Array(),
    chunks: 0,
  };
}

/** The chunk that the next entry of a node belongs into, at its count. Amortised O(1). */
export function chunkFor(entries: GroupedEntries, node: number): Chunk {
  const chunk = entries.open[node >>> entries.bits];
  return chunk === undefined || chunk.count === entriesPerChunk ? addChunk(entries, node) : chunk;
}

function addChunk(entries: GroupedEntries, node: number): Chunk {
  const { groups, open } = entries;
  const group = node >>> entries.bits;
  while (groups.length <= group) {
    groups.push([]);
    open.push(undefined);
  }
  const words = entriesPerChunk * entries.wordsPerEntry;
  if (entries.left.length === 0) entries.left = sharedIntegers(words * chunksAtOnce(entries.chunks));
  const integers = entries.left.subarray(0, words);
  entries.left = entries.left.subarray(words);
  entries.chunks += 1;
  const floats = new Float32Array(integers.buffer, integers.byteOffset, words);
  const chunk = { count: 0, integers, floats };
  groups[group]?.push(chunk);
  open[group] = chunk;
  return chunk;
}

/**
 * Memory is taken for as many chunks as there are, and soon for so many that the system has it back as soon as it is given
 * back: smaller pieces would stay with the process. What nothing is written to costs nothing.
 */
function chunksAtOnce(chunks: number): number {
  return chunks < fewChunks ? Math.max(1, chunks) : manyChunks;
}

/** Takes all entries out, for somebody else who gives them back when they are done. */
export function takeAll(entries: GroupedEntries): GroupedEntries {
  const taken = { ...entries };
  forgetAll(entries);
  return taken;
}

/** Gives the memory of all entries back, whoever still knows of the collection. */
export function forgetAll(entries: GroupedEntries): void {
  Object.assign(entries, { groups: [], open: [], left: new Int32Array(), chunks: 0 });
}

/** The entries of several collections of one kind, none of them copied. */
export function joinEntries([first, ...others]: readonly GroupedEntries[]): GroupedEntries {
  if (first === undefined) throw new Error('there are no entries to be joined');
  const most = Math.max(first.groups.length, ...others.map(({ groups }) => groups.length));
  const groups = Array.from({ length: most }, (_, group) =>
    [first, ...others].flatMap((entries) => entries.groups[group] ?? []),
  );
  return { ...first, groups };
}

/** How many entries a group has. */
export function entriesIn(chunks: readonly Chunk[] = []): number {
  return chunks.reduce((sum, { count }) => sum + count, 0);
}

/** Which nodes a group has, of so many there are: from one up to another. */
export function nodesOf(bits: number, group: number, nodes: number): { from: number; to: number } {
  return { from: group * 2 ** bits, to: Math.min(nodes, (group + 1) * 2 ** bits) };
}

/** How many groups so many nodes are. */
export function groupsOf(bits: number, nodes: number): number {
  return Math.ceil(nodes / 2 ** bits);
}

/** The next group for whoever asks, each given out once, whatever thread it is. */
export function takeGroup(next: Int32Array): number {
  return Atomics.add(next, 0, 1);
}
