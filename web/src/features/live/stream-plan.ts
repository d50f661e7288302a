import { limits } from '@spark/contract';

/** Products this tab looks at, counted by how many places show each. */
export interface StreamPlan {
  add(ids: readonly string[]): void;
  remove(ids: readonly string[]): void;
  /** What the stream should tell about: the products that came into view last, as many as it may name. */
  wanted(): string[];
}

/** Begins with nothing to follow. */
export function createStreamPlan(mostProducts: number = limits.streamProducts): StreamPlan {
  const places = new Map<string, number>();
  return {
    add(ids) {
      for (const id of ids) {
        const count = places.get(id) ?? 0;
        // Put at the end again: what came last matters most.
        places.delete(id);
        places.set(id, count + 1);
      }
    },
    remove(ids) {
      for (const id of ids) {
        const count = places.get(id) ?? 0;
        if (count <= 1) places.delete(id);
        else places.set(id, count - 1);
      }
    },
    wanted: () => [...places.keys()].slice(-mostProducts).toSorted(),
  };
}
