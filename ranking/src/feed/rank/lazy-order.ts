import { append, clearHeap, createHeap, pop, settleHeap, type Heap } from '../../heap.ts';

/** Candidates, the largest key first, put in order only as far as somebody reads. */
export interface LazyOrder {
  /** Those that were not read yet. */
  rest: Heap;
  /** Those that were, in order. */
  read: Int32Array;
  readCount: number;
  /** All before this place are of no use any more. */
  start: number;
}

/** An order of none. */
export function createLazyOrder(): LazyOrder {
  return { rest: createHeap(), read: new Int32Array(0), readCount: 0, start: 0 };
}

/** Empties an order and makes room for so many. */
export function clearLazyOrder(order: LazyOrder, capacity: number): void {
  clearHeap(order.rest, capacity);
  if (order.read.length < capacity) order.read = new Int32Array(capacity);
  order.readCount = 0;
  order.start = 0;
}

/** Puts a candidate in. All are put in before any is read. */
export function putIn(order: LazyOrder, candidate: number, key: number): void {
  append(order.rest, candidate, key);
}

/** Says that all are in. O(candidates). */
export function settleLazyOrder(order: LazyOrder): void {
  settleHeap(order.rest);
}

/** The candidate at a place; −1 behind the last. O(log candidates) where it was not read before. */
export function candidateAt(order: LazyOrder, place: number): number {
  while (place >= order.readCount) {
    const next = pop(order.rest);
    if (next === -1) return -1;
    order.read[order.readCount] = next;
    order.readCount += 1;
  }
  return order.read[place] ?? -1;
}
