// Degrees repeat far more often than powers are worth computing: unit edges make them whole numbers.
const tableSize = 4_096;
const mostTables = 64;
const tables = new Map<number, Float64Array>();

/** A function from degrees to degree^−power, quick for whole numbers. */
export function createHoldBack(power: number): (degree: number) => number {
  const table = tableOf(power);
  return (degree) =>
    Number.isInteger(degree) && degree < tableSize ? (table[degree] ?? 0) : degree ** -power;
}

function tableOf(power: number): Float64Array {
  const known = tables.get(power);
  if (known !== undefined) return known;
  const table = Float64Array.from({ length: tableSize }, (_, whole) => whole ** -power);
  if (tables.size === mostTables) tables.clear();
  tables.set(power, table);
  return table;
}
