import type { Light } from './backdrop.ts';
import type { Putting } from './blend-sprite.ts';
import type { Canvas } from './canvas.ts';
import { spriteEdgePx, type Outline } from './sprites.ts';

/** A thing that casts a shadow. */
export interface Caster extends Putting {
  readonly outline: Outline;
  readonly lies: 'wall' | 'ground' | 'flat' | 'air';
}

interface Plane {
  readonly width: number;
  readonly height: number;
  readonly dark: Float32Array;
}

// Shadows are soft, so a quarter of the size is enough and sixteen times cheaper.
const shrink = 4;
const shadowColour = [42, 22, 6] as const;

/** Darkens the canvas where things cast their shadows. */
export function paintShadows(canvas: Canvas, casters: readonly Caster[], light: Light): void {
  const width = Math.ceil(canvas.width / shrink) + 1;
  const height = Math.ceil(canvas.height / shrink) + 1;
  const plane = { width, height, dark: new Float32Array(width * height) };
  for (const caster of casters) {
    if (caster.lies === 'air') continue;
    stamp(plane, caster, light);
  }
  soften(plane, 3);
  for (const caster of casters)
    if (caster.lies === 'wall' || caster.lies === 'ground') touchGround(plane, caster, light);
  soften(plane, 1);
  darken(canvas, plane);
}

/** Lays the thing's outline where its shadow falls: beside it on a wall, along the ground, or just under it. */
function stamp({ width, height, dark }: Plane, caster: Caster, light: Light): void {
  const edge = caster.edge / shrink;
  const cx = caster.x / shrink;
  const cy = caster.y / shrink;
  const foot = cy + (caster.outline.bottom - 0.5) * edge;
  const ground = caster.lies === 'ground';
  const reach = caster.lies === 'flat' ? 0.03 : 0.075;
  const cos = Math.cos((-caster.turn * Math.PI) / 180);
  const sin = Math.sin((-caster.turn * Math.PI) / 180);
  const { pixels } = caster.sprite;
  const half = edge * 0.9;
  for (let y = Math.max(0, Math.floor(cy - half)); y < Math.min(height, cy + half * 1.3); y++) {
    for (let x = Math.max(0, Math.floor(cx - half * 1.6)); x < Math.min(width, cx + half * 1.6); x++) {
      // From the shadow's point back to the thing's own square.
      let sx = x - cx - Math.sign(light.slant) * reach * edge;
      let sy = y - cy - reach * 0.7 * edge;
      if (ground) {
        const up = (foot - y) / light.length;
        if (up < 0) continue;
        sx = x - cx - up * light.slant * light.length;
        sy = foot - up - cy;
      }
      const rx = sx * cos - sy * sin;
      const ry = sx * sin + sy * cos;
      const u = Math.floor((0.5 + (caster.mirrored ? -rx : rx) / edge) * spriteEdgePx);
      const v = Math.floor((0.5 + ry / edge) * spriteEdgePx);
      if (u < 0 || v < 0 || u >= spriteEdgePx || v >= spriteEdgePx) continue;
      const cover = (pixels[(v * spriteEdgePx + u) * 4 + 3] ?? 0) / 255;
      const at = y * width + x;
      dark[at] = Math.max(dark[at] ?? 0, cover * light.strength);
    }
  }
}

/** The dark line where a thing touches what it stands on; without it everything floats. */
function touchGround({ width, height, dark }: Plane, caster: Caster, light: Light): void {
  const edge = caster.edge / shrink;
  const footLeft = caster.mirrored ? 1 - caster.outline.footRight : caster.outline.footLeft;
  const footRight = caster.mirrored ? 1 - caster.outline.footLeft : caster.outline.footRight;
  const cx = caster.x / shrink + ((footLeft + footRight) / 2 - 0.5) * edge;
  const cy = caster.y / shrink + (caster.outline.bottom - 0.5) * edge - edge * 0.006;
  const rx = ((footRight - footLeft) / 2) * edge * 1.1 + 1.5;
  const ry = Math.max(2, edge * 0.045);
  for (let y = Math.max(0, Math.floor(cy - ry)); y <= Math.min(height - 1, cy + ry); y++) {
    for (let x = Math.max(0, Math.floor(cx - rx)); x <= Math.min(width - 1, cx + rx); x++) {
      const far = ((x - cx) / rx) ** 2 + ((y - cy) / ry) ** 2;
      if (far > 1) continue;
      const at = y * width + x;
      dark[at] = Math.min(0.9, Math.max(dark[at] ?? 0, (1 - far * 0.7) * (light.strength + 0.4)));
    }
  }
}

/** A box blur, along the rows and then along the columns. */
function soften({ width, height, dark }: Plane, radius: number): void {
  const line = new Float32Array(Math.max(width, height));
  for (let row = 0; row < height; row++)
    softenLine(dark, line, { start: row * width, step: 1, length: width, radius });
  for (let at = 0; at < width; at++)
    softenLine(dark, line, { start: at, step: width, length: height, radius });
}

interface Line {
  readonly start: number;
  readonly step: number;
  readonly length: number;
  readonly radius: number;
}

function softenLine(dark: Float32Array, line: Float32Array, { start, step, length, radius }: Line): void {
  let bare = true;
  for (let i = 0; i < length; i++) {
    const value = dark[start + i * step] ?? 0;
    line[i] = value;
    if (value > 0) bare = false;
  }
  if (bare) return;
  const share = 1 / (radius * 2 + 1);
  let sum = 0;
  for (let i = -radius; i < length; i++) {
    if (i + radius < length) sum += line[i + radius] ?? 0;
    if (i > radius) sum -= line[i - radius - 1] ?? 0;
    if (i >= 0) dark[start + i * step] = sum * share;
  }
}

/** Goes by cells of the small plane, so that the great bare part of a photo costs nothing. */
function darken(canvas: Canvas, plane: Plane): void {
  const { dark, width } = plane;
  for (let row = 0; row < plane.height - 1; row++) {
    for (let column = 0; column < width - 1; column++) {
      const at = row * width + column;
      const a = dark[at] ?? 0;
      const b = dark[at + 1] ?? 0;
      const c = dark[at + width] ?? 0;
      const d = dark[at + width + 1] ?? 0;
      if (a + b + c + d > 0.006) darkenCell(canvas, { row, column, corners: [a, b, c, d] });
    }
  }
}

interface Cell {
  readonly row: number;
  readonly column: number;
  readonly corners: readonly [number, number, number, number];
}

function darkenCell({ width, height, pixels }: Canvas, { row, column, corners }: Cell): void {
  const [a, b, c, d] = corners;
  const [red, green, blue] = shadowColour;
  for (let j = 0; j < shrink; j++) {
    const y = row * shrink + j;
    if (y >= height) return;
    const left = a + ((c - a) * j) / shrink;
    const slope = (b + ((d - b) * j) / shrink - left) / shrink;
    let at = (y * width + column * shrink) * 4;
    for (let i = 0; i < shrink && column * shrink + i < width; i++, at += 4) {
      const share = left + slope * i;
      const keep = 1 - share;
      pixels[at] = (pixels[at] ?? 0) * keep + red * share;
      pixels[at + 1] = (pixels[at + 1] ?? 0) * keep + green * share;
      pixels[at + 2] = (pixels[at + 2] ?? 0) * keep + blue * share;
    }
  }
}
