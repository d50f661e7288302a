/** One thing of a row, as written. */
export interface Thing {
  readonly name: string;
  readonly scale: number;
  readonly turn?: number;
  readonly mirrored: boolean;
  readonly at?: { readonly x: number; readonly y: number };
}

/** Reads a row of things; the notation is described at `SceneSpec`. */
export function parseThings(row: string): Thing[] {
  return row.trim().split(/\s+/).filter(Boolean).map(parseThing);
}

function parseThing(text: string): Thing {
  const name = /^[^*~^@]+/.exec(text)?.[0] ?? text;
  const marks = text.slice(name.length);
  const scale = /\*([\d.]+)/.exec(marks)?.[1];
  const turn = /\^(-?[\d.]+)/.exec(marks)?.[1];
  const at = /@(-?[\d.]+),(-?[\d.]+)/.exec(marks);
  return {
    name,
    scale: scale ? Number(scale) : 1,
    ...(turn && { turn: Number(turn) }),
    mirrored: marks.includes('~'),
    ...(at && { at: { x: Number(at[1]), y: Number(at[2]) } }),
  };
}
