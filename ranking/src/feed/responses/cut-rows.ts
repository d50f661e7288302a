import { sharedIntegers } from '../../shared.ts';
import type { Steps } from '../../steps.ts';
import { createRows, type EdgeRows } from './edge-rows.ts';
import { nodesOf, takeGroup } from './grouped-entries.ts';
import type { RowOrder } from './lay-rows.ts';

/** To put rows side by side that were laid in groups with room between them, which several threads may take from. */
export interface CutOrder extends Pick<RowOrder, 'begins' | 'ends' | 'rows' | 'degrees'> {
  bits: number;
  /** Where each group belongs. */
  places: Int32Array;
  whole: EdgeRows;
  /** The next group that nobody took. */
  next: Int32Array;
}

/** Makes an order to cut what was laid. */
export function orderCut({ begins, ends, rows, degrees, deeds }: RowOrder): CutOrder {
  const places = sharedIntegers(begins.length + 1);
  for (let group = 0; group < begins.length; group += 1)
    places[group + 1] = (places[group] ?? 0) + (ends[group] ?? 0) - (begins[group] ?? 0);
  const whole = createRows(rows.starts.length - 1, places[begins.length] ?? 0);
  return { begins, ends, rows, degrees, bits: deeds.bits, places, whole, next: sharedIntegers(1) };
}

/** Puts the rows of all groups that nobody else takes where they belong. In steps. O(edges). */
export function* cutRows(order: CutOrder): Steps<void> {
  const { begins, ends, rows, bits, places, whole, next } = order;
  for (let group = takeGroup(next); group < begins.length; group = takeGroup(next)) {
    const [begin, end, place] = [begins[group] ?? 0, ends[group] ?? 0, places[group] ?? 0];
    whole.targets.set(rows.targets.subarray(begin, end), place);
    whole.weights.set(rows.weights.subarray(begin, end), place);
    whole.times.set(rows.times.subarray(begin, end), place);
    const { from, to } = nodesOf(bits, group, rows.starts.length - 1);
    for (let person = from; person < to; person += 1)
      whole.starts[person + 1] = (rows.starts[person + 1] ?? 0) - begin + place;
    yield;
  }
}
