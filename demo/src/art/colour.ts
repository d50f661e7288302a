/** Mixes two hex colours; 0 gives the first, 1 the second. */
export function mix(first: string, second: string, share: number): string {
  const a = channels(first);
  const b = channels(second);
  const blend = (from: number, to: number) => Math.round(from + (to - from) * share);
  return toHex([blend(a[0], b[0]), blend(a[1], b[1]), blend(a[2], b[2])]);
}

/** The colour with some warm white in it. */
export function lighter(colour: string, share: number): string {
  return mix(colour, '#fffaf0', share);
}

/** The colour with some warm black in it. */
export function darker(colour: string, share: number): string {
  return mix(colour, '#1d1408', share);
}

/** Red, green and blue of a hex colour. */
export function channels(colour: string): [number, number, number] {
  const value = Number.parseInt(colour.slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}

function toHex(parts: [number, number, number]): string {
  return '#' + parts.map((part) => part.toString(16).padStart(2, '0')).join('');
}
