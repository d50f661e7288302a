import type { Brush } from './svg.ts';

/** Something things stand on, lie on or hang from; all lengths in 0–1 of the picture. */
export interface Surface {
  /** Where the feet of standing things are, or the middle of lying ones. */
  readonly y: number;
  readonly from: number;
  readonly to: number;
  /** How near it is: 1 is an arm's length away. */
  readonly scale: number;
  /** How far things may be out of line with each other. */
  readonly depth?: number;
  /** `wall`: stands before a wall; `ground`: stands in the open; `flat`: lies, seen from above; `air`: hangs or flies. */
  readonly lies: 'wall' | 'ground' | 'flat' | 'air';
}

/** The light of a place: where shadows fall (to the right when positive), how long and how dark they are. */
export interface Light {
  readonly slant: number;
  readonly length: number;
  readonly strength: number;
}

/** A painted place that scenes are set in. */
export interface Backdrop {
  readonly surfaces: Readonly<Record<string, Surface>>;
  readonly palettes: readonly string[];
  readonly light: Light;
  paint(brush: Brush, palette: string): void;
  /** What is in front of the things: a light, rain, steam, a leaf at the edge. */
  veil(brush: Brush, palette: string): void;
}

/** Makes a backdrop from its own palette type. */
export function defineBackdrop<Palette>(plan: {
  surfaces: Record<string, Surface>;
  palettes: Record<string, Palette>;
  light?: Partial<Light>;
  paint(brush: Brush, palette: Palette): void;
  veil?(brush: Brush, palette: Palette): void;
}): Backdrop {
  const paletteOf = (name: string) => {
    const palette = plan.palettes[name];
    if (!palette) throw new Error(`No palette ${name}; there are ${Object.keys(plan.palettes).join(', ')}`);
    return palette;
  };
  return {
    surfaces: plan.surfaces,
    palettes: Object.keys(plan.palettes),
    light: { slant: 0.35, length: 0.35, strength: 0.3, ...plan.light },
    paint: (brush, name) => plan.paint(brush, paletteOf(name)),
    veil: (brush, name) => plan.veil?.(brush, paletteOf(name)),
  };
}
