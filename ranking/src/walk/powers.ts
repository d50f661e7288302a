// Degrees repeat far more often than powers are worth computing: unit edges make them whole numbers.
const tableSize = 4_096;
const mostTables = 64;
const tables = new Map<number, Float64Array>();

// Decayed edges make them any numbers: between two sixteenths a power is nearly straight, to 1 in 1,000 from ½ on.
const perWhole = 16;
const straightFrom = 0.5;
const straightTo = tableSize / perWhole - 1;

/** A function from degrees to degree^−power, quick for whole numbers, and quick and nearly exact for most others. */
export function createHoldBack(power: number): (degree: number) => number {
  const table = tableOf(power);
  const unit = perWhole ** power;
  return (degree) => {
    if (Number.isInteger(degree)) return degree < tableSize ? (table[degree] ?? 0) : degree ** -power;
    if (degree < straightFrom || degree > straightTo) return degree ** -power;
    const sixteenths = degree * perWhole;
    const whole = Math.floor(sixteenths);
    const below = table[whole] ?? 0;
    return unit * (below + (sixteenths - whole) * ((table[whole + 1] ?? 0) - below));
  };
}

function tableOf(power: number): Float64Array {
  const known = tables.get(power);
  if (known !== undefined) return known;
  const table = Float64Array.from({ length: tableSize }, (_, whole) => whole ** -power);
  if (tables.size === mostTables) tables.clear();
  tables.set(power, table);
  return table;
}
