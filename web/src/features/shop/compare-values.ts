// Both ways to write a size stand where it is worn.
const sizes = [
  ['XXXS', '3XS'],
  ['XXS', '2XS'],
  ['XS', 'EXTRA SMALL'],
  ['S', 'SMALL'],
  ['M', 'MEDIUM'],
  ['L', 'LARGE'],
  ['XL', 'EXTRA LARGE'],
  ['XXL', '2XL'],
  ['XXXL', '3XL'],
  ['XXXXL', '4XL'],
  ['XXXXXL', '5XL'],
];

/** Puts values in the order people look for them: clothes sizes from small to large, numbers as numbers, then words. */
export function compareValues(one: string, other: string): number {
  return sizeOf(one) - sizeOf(other) || one.localeCompare(other, 'en', { numeric: true });
}

/** The place of a size, also of one with more beside it, as in "M (40)" and "S Green"; what is none comes first. */
function sizeOf(value: string): number {
  const words = value.toUpperCase();
  const whole = sizes.findIndex((spellings) => spellings.includes(words));
  const first = words.split(/[^\p{L}\p{N}]+/u)[0] ?? '';
  return whole === -1 ? sizes.findIndex((spellings) => spellings.includes(first)) : whole;
}
