import { isBuyable } from '../buyable.ts';
import type { ProductRow } from '../products.queries.ts';

/** A product of a page, and what the page is sorted by. */
export interface PlacedRow<Place> {
  row: ProductRow;
  place: Place;
  /** Products that have the same of it are in no order. */
  value: string;
}

/**
 * A page in which the first of a thing's variants is the one it opens on: where the list leaves variants equal, what can be
 * bought comes first, and then what the shop names first. Variants that a page would part go to the next one together;
 * `found` has one product more than the page where there is a next one. `last` is behind which that begins.
 */
export function leadVariants<Place>(
  found: readonly PlacedRow<Place>[],
  limit: number,
): { rows: ProductRow[]; last: Place | null } {
  const shown = found.slice(0, endOfPage(found, limit));
  const last = found.length > limit ? (shown.at(-1)?.place ?? null) : null;
  const rows = shown.map(({ row }) => row);
  for (const positions of positionsOfEquals(shown).values()) {
    const sorted = positions.flatMap((position) => rows[position] ?? []).toSorted(compareVariants);
    sorted.forEach((row, index) => rows.splice(positions[index] ?? 0, 1, row));
  }
  return { rows, last };
}

// A thing with more variants than a page holds is parted all the same.
function endOfPage<Place>(found: readonly PlacedRow<Place>[], limit: number): number {
  const next = found[limit];
  if (next === undefined) return limit;
  let end = limit;
  for (let before = found[end - 1]; before !== undefined && areEqual(before, next); before = found[end - 1])
    end -= 1;
  return end === 0 ? limit : end;
}

function areEqual<Place>(one: PlacedRow<Place>, other: PlacedRow<Place>): boolean {
  return one.row.group_id !== null && one.row.group_id === other.row.group_id && one.value === other.value;
}

function positionsOfEquals<Place>(shown: readonly PlacedRow<Place>[]): Map<string, number[]> {
  const positions = new Map<string, number[]>();
  shown.forEach(({ row, value }, position) => {
    if (row.group_id === null) return;
    const key = JSON.stringify([row.group_id, value]);
    positions.set(key, [...(positions.get(key) ?? []), position]);
  });
  return positions;
}

function compareVariants(one: ProductRow, other: ProductRow): number {
  // Ids are in the order in which the shop named them.
  return Number(isBuyable(other)) - Number(isBuyable(one)) || (one.id < other.id ? -1 : 1);
}
