/** Stands in a slot that holds no node, and for a node that is not there. */
export const empty = -1;

/** A power of two, and at least twice as many as there are nodes. */
export function slotsFor(nodes: number): number {
  return 2 ** Math.ceil(Math.log2(Math.max(2, nodes * 2)));
}

/**
 * What stands in a slot: a node, and in the bits above it those of the hash that chose no slot. Two ids that meet in their
 * slots are told apart by them, mostly, without reading a key, which lies elsewhere.
 */
export function entryFor(hash: number, node: number, bits: number): number {
  return node | (tagOf(hash, bits) << bits);
}

/** So many bits hold the number of a node: there are half as many of them as slots. */
export function nodeBitsOf(slots: Int32Array): number {
  return 31 - Math.clz32(slots.length >>> 1);
}

/** The bits of a hash that chose no slot: one less than there is room for, so that no entry is below nothing. */
export function tagOf(hash: number, bits: number): number {
  return (hash >>> 1) >>> bits;
}

/** What of an entry is the node. */
export function maskOf(bits: number): number {
  return (1 << bits) - 1;
}

/** The node that stands in a slot, or -1. */
export function nodeIn(slots: Int32Array, slot: number): number {
  const entry = slots[slot] ?? empty;
  return entry === empty ? empty : entry & maskOf(nodeBitsOf(slots));
}

/** The last words of an id are random, as those of versions 4, 7 and 8 are; the first hold the time. */
export function hashOf(third: number, fourth: number): number {
  const hash = Math.imul(third ^ (fourth >>> 7), 0x9e3779b1) ^ Math.imul(fourth, 0x85ebca6b);
  return hash ^ (hash >>> 15);
}
