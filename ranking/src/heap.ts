/** Items with a key each, of which the one with the largest is at hand; of equals the one with the smallest number. */
export interface Heap {
  items: Int32Array;
  keys: Float64Array;
  size: number;
}

/** A heap without items. */
export function createHeap(): Heap {
  return { items: new Int32Array(0), keys: new Float64Array(0), size: 0 };
}

/** Empties a heap and makes room for so many items. Amortised O(1). */
export function clearHeap(heap: Heap, capacity: number): void {
  heap.size = 0;
  if (heap.items.length >= capacity) return;
  heap.items = new Int32Array(capacity);
  heap.keys = new Float64Array(capacity);
}

/** Puts an item in without keeping the order, which `settleHeap` makes once for all. O(1). */
export function append(heap: Heap, item: number, key: number): void {
  heap.items[heap.size] = item;
  heap.keys[heap.size] = key;
  heap.size += 1;
}

/** Makes the order. O(items), after Floyd. */
export function settleHeap(heap: Heap): void {
  for (let at = (heap.size >> 1) - 1; at >= 0; at -= 1)
    sink(heap, at, heap.items[at] ?? 0, heap.keys[at] ?? 0);
}

/** Puts an item in. O(log items). */
export function push(heap: Heap, item: number, key: number): void {
  const { items, keys } = heap;
  let at = heap.size;
  heap.size += 1;
  while (at > 0) {
    const above = (at - 1) >> 1;
    const other = keys[above] ?? 0;
    if (key < other || (key === other && item > (items[above] ?? 0))) break;
    items[at] = items[above] ?? 0;
    keys[at] = other;
    at = above;
  }
  items[at] = item;
  keys[at] = key;
}

/** Takes the first item out; −1 where there is none. O(log items). */
export function pop(heap: Heap): number {
  if (heap.size === 0) return -1;
  const first = heap.items[0] ?? 0;
  heap.size -= 1;
  if (heap.size > 0) sink(heap, 0, heap.items[heap.size] ?? 0, heap.keys[heap.size] ?? 0);
  return first;
}

/** Puts an item in the place of the first. O(log items). */
export function replaceFirst(heap: Heap, item: number, key: number): void {
  sink(heap, 0, item, key);
}

/** Lays an item where it belongs below a place. */
function sink({ items, keys, size }: Heap, from: number, item: number, key: number): void {
  let at = from;
  for (;;) {
    let child = 2 * at + 1;
    if (child >= size) break;
    let largest = keys[child] ?? 0;
    if (child + 1 < size) {
      const right = keys[child + 1] ?? 0;
      if (right > largest || (right === largest && (items[child + 1] ?? 0) < (items[child] ?? 0))) {
        child += 1;
        largest = right;
      }
    }
    if (key > largest || (key === largest && item < (items[child] ?? 0))) break;
    items[at] = items[child] ?? 0;
    keys[at] = largest;
    at = child;
  }
  items[at] = item;
  keys[at] = key;
}
