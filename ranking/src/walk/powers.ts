// A power of a number is that of its exponent times that of its mantissa, which is nearly straight between two of so many.
const slots = 2 ** 12;
const exponents = 2 ** 11;
const bias = 1_023;
const mostTables = 64;

interface Powers {
  ofExponent: Float64Array;
  ofMantissa: Float64Array;
}

const tables = new Map<number, Powers>();
const double = new Float64Array(1);
const words = new Uint32Array(double.buffer);
const high = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1 ? 1 : 0;

/**
 * A function from degrees to degree^−power, several times as quick as `**` and exact to 1 in 10⁷. The error does not depend
 * on the unit of degrees, which is another in each process: all of them rank alike.
 */
export function createHoldBack(power: number): (degree: number) => number {
  const { ofExponent, ofMantissa } = tableOf(power);
  return (degree) => {
    double[0] = degree;
    const upper = words[high] ?? 0;
    const slot = (upper >>> 8) & (slots - 1);
    const part = ((upper & 0xff) + (words[1 - high] ?? 0) / 2 ** 32) / 2 ** 8;
    const below = ofMantissa[slot] ?? 0;
    return (ofExponent[upper >>> 20] ?? 0) * (below + part * ((ofMantissa[slot + 1] ?? 0) - below));
  };
}

function tableOf(power: number): Powers {
  const known = tables.get(power);
  if (known !== undefined) return known;
  const made = {
    ofExponent: Float64Array.from({ length: exponents }, (_, exponent) => 2 ** (-power * (exponent - bias))),
    ofMantissa: Float64Array.from({ length: slots + 1 }, (_, slot) => (1 + slot / slots) ** -power),
  };
  if (tables.size === mostTables) tables.clear();
  tables.set(power, made);
  return made;
}
