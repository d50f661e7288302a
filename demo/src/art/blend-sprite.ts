import type { Canvas } from './canvas.ts';
import { spriteEdgePx, type Sprite } from './sprites.ts';

/** A thing to put on a canvas: its picture, the middle and edge of its square in pixels, its turn in degrees. */
export interface Putting {
  readonly sprite: Sprite;
  readonly x: number;
  readonly y: number;
  readonly edge: number;
  readonly turn: number;
  readonly mirrored: boolean;
}

const edgePx = spriteEdgePx;
const rowStep = edgePx * 4;
const mixed = new Float64Array(4);
// Between two pixels the weights of their neighbours are looked up, not worked out.
const places = 1_024;
const curve = catmullRom();

/**
 * Puts one thing on the canvas, scaled, turned and mirrored in one pass. Written by hand because a photo holds a dozen
 * small things: one image pipeline for each costs more than all of these loops together.
 */
export function blendSprite(canvas: Canvas, putting: Putting): void {
  const { x: cx, y: cy, edge, mirrored, sprite } = putting;
  const angle = (-putting.turn * Math.PI) / 180;
  const scale = edgePx / edge;
  const cos = Math.cos(angle) * scale;
  const sin = Math.sin(angle) * scale;
  const side = mirrored ? -1 : 1;
  const reach = (edge / 2) * (Math.abs(Math.cos(angle)) + Math.abs(Math.sin(angle)));
  const { width, height, pixels } = canvas;
  const from = sprite.pixels;
  const fromX = Math.max(0, Math.ceil(cx - reach));
  const toX = Math.min(width, Math.floor(cx + reach));
  const enlarged = scale < 1;
  const last = edgePx - 3;
  for (let y = Math.max(0, Math.ceil(cy - reach)); y < Math.min(height, cy + reach); y++) {
    const dx = fromX - cx;
    const dy = y - cy;
    let u = edgePx / 2 + (dx * cos - dy * sin) * side - 0.5;
    let v = edgePx / 2 + dx * sin + dy * cos - 0.5;
    for (let x = fromX, to = (y * width + fromX) * 4; x < toX; x++, to += 4, u += cos * side, v += sin) {
      if (u < 1 || v < 1 || u > last || v > last) continue;
      const left = u | 0;
      const top = v | 0;
      const at = top * rowStep + left * 4;
      if (!from[at + 3] && !from[at + 7] && !from[at + rowStep + 3] && !from[at + rowStep + 7]) continue;
      if (enlarged) mixSharp(from, at, u - left, v - top);
      else mixSmooth(from, at, u - left, v - top);
      const keep = 1 - (mixed[3] ?? 0) / 255;
      pixels[to] = clamp((pixels[to] ?? 0) * keep + (mixed[0] ?? 0));
      pixels[to + 1] = clamp((pixels[to + 1] ?? 0) * keep + (mixed[1] ?? 0));
      pixels[to + 2] = clamp((pixels[to + 2] ?? 0) * keep + (mixed[2] ?? 0));
    }
  }
}

/** Mixes the four nearest pixels: right for things drawn smaller than they were rendered. */
function mixSmooth(from: Uint8Array, at: number, x: number, y: number): void {
  for (let c = 0; c < 4; c++) {
    const upper = at + c;
    const lower = upper + rowStep;
    const above = (from[upper] ?? 0) * (1 - x) + (from[upper + 4] ?? 0) * x;
    const below = (from[lower] ?? 0) * (1 - x) + (from[lower + 4] ?? 0) * x;
    mixed[c] = above * (1 - y) + below * y;
  }
}

/** Mixes the sixteen nearest pixels by Catmull and Rom's curve, which keeps edges crisp when enlarging. */
function mixSharp(from: Uint8Array, at: number, x: number, y: number): void {
  const across = ((x * places) | 0) * 4;
  const down = ((y * places) | 0) * 4;
  const a = curve[across] ?? 0;
  const b = curve[across + 1] ?? 0;
  const c = curve[across + 2] ?? 0;
  const d = curve[across + 3] ?? 0;
  let red = 0;
  let green = 0;
  let blue = 0;
  let cover = 0;
  for (let row = 0, p = at - rowStep - 4; row < 4; row++, p += rowStep) {
    const w = curve[down + row] ?? 0;
    red +=
      w * (a * (from[p] ?? 0) + b * (from[p + 4] ?? 0) + c * (from[p + 8] ?? 0) + d * (from[p + 12] ?? 0));
    green +=
      w *
      (a * (from[p + 1] ?? 0) + b * (from[p + 5] ?? 0) + c * (from[p + 9] ?? 0) + d * (from[p + 13] ?? 0));
    blue +=
      w *
      (a * (from[p + 2] ?? 0) + b * (from[p + 6] ?? 0) + c * (from[p + 10] ?? 0) + d * (from[p + 14] ?? 0));
    cover +=
      w *
      (a * (from[p + 3] ?? 0) + b * (from[p + 7] ?? 0) + c * (from[p + 11] ?? 0) + d * (from[p + 15] ?? 0));
  }
  mixed[0] = red;
  mixed[1] = green;
  mixed[2] = blue;
  mixed[3] = clamp(cover);
}

/** Four weights for each place between two pixels. */
function catmullRom(): Float64Array {
  const weights = new Float64Array(places * 4);
  for (let place = 0; place < places; place++) {
    const t = place / places;
    const square = t * t;
    const cube = square * t;
    weights.set(
      [
        -0.5 * cube + square - 0.5 * t,
        1.5 * cube - 2.5 * square + 1,
        -1.5 * cube + 2 * square + 0.5 * t,
        0.5 * cube - 0.5 * square,
      ],
      place * 4,
    );
  }
  return weights;
}

function clamp(value: number): number {
  return value < 0 ? 0 : value > 255 ? 255 : value;
}
