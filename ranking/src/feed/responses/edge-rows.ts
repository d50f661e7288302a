import { sharedFloats, sharedIntegers } from '../../shared.ts';

/** The edges of people, or of things, in rows, the latest first, in memory that threads share. */
export interface EdgeRows {
  starts: Int32Array;
  targets: Int32Array;
  weights: Float32Array;
  times: Int32Array;
}

/** Rows of so many nodes, with room for so many edges. */
export function createRows(nodes: number, edges: number): EdgeRows {
  return {
    starts: sharedIntegers(nodes + 1),
    targets: sharedIntegers(edges),
    weights: sharedFloats(edges),
    times: sharedIntegers(edges),
  };
}

/** Words of an edge that waits among those of a group of things. */
export const edgeWord = { thing: 0, person: 1, time: 2, weight: 3 } as const;
export const edgeWords = 4;
