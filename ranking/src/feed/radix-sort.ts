const digitBits = 11;
const digits = 2 ** digitBits;

/**
 * Sorts entries by a number of 32 bits without sign, those of equal numbers as they stood: digit by digit, the last
 * first. O(n), and no call for each comparison.
 */
export function radixSort(entries: Int32Array, numberOf: (entry: number) => number): void {
  const places = new Int32Array(digits + 1);
  let from: Int32Array = entries;
  let to: Int32Array = new Int32Array(entries.length);
  for (let shift = 0; shift < 32; shift += digitBits) {
    places.fill(0);
    for (let at = 0; at < from.length; at += 1) {
      const digit = (numberOf(from[at] ?? 0) >>> shift) & (digits - 1);
      places[digit + 1] = (places[digit + 1] ?? 0) + 1;
    }
    for (let digit = 0; digit < digits; digit += 1) {
      places[digit + 1] = (places[digit + 1] ?? 0) + (places[digit] ?? 0);
    }
    for (let at = 0; at < from.length; at += 1) {
      const entry = from[at] ?? 0;
      const digit = (numberOf(entry) >>> shift) & (digits - 1);
      const place = places[digit] ?? 0;
      to[place] = entry;
      places[digit] = place + 1;
    }
    [from, to] = [to, from];
  }
  if (from !== entries) entries.set(from);
}
