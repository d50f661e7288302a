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
const mixed = new Float32Array(4);
const across = new Float32Array(4);

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
  const fromX = Math.max(0, Math.ceil(cx - reach));
  const toX = Math.min(width, Math.floor(cx + reach));
  const enlarged = scale < 1;
  const last = edgePx - 3;
  for (let y = Math.max(0, Math.ceil(cy - reach)); y < Math.min(height, cy + reach); y++) {
    const dx = fromX - cx;
    const dy = y - cy;
    let u = edgePx / 2 + (dx * cos - dy * sin) * side - 0.5;
    let v = edgePx / 2 + dx * sin + dy * cos - 0.5;
    for (let x = fromX, at = (y * width + fromX) * 4; x < toX; x++, at += 4, u += cos * side, v += sin) {
      if (u < 1 || v < 1 || u > last || v > last) continue;
      const found = enlarged ? sampleSharp(sprite, u, v) : sampleSmooth(sprite, u, v);
      if (!found) continue;
      const keep = 1 - (mixed[3] ?? 0) / 255;
      pixels[at] = clamp((pixels[at] ?? 0) * keep + (mixed[0] ?? 0));
      pixels[at + 1] = clamp((pixels[at + 1] ?? 0) * keep + (mixed[1] ?? 0));
      pixels[at + 2] = clamp((pixels[at + 2] ?? 0) * keep + (mixed[2] ?? 0));
    }
  }
}

/** Mixes the four nearest pixels: right for things drawn smaller than they were rendered. */
function sampleSmooth({ pixels }: Sprite, u: number, v: number): boolean {
  const left = u | 0;
  const top = v | 0;
  const a = top * rowStep + left * 4;
  const b = a + rowStep;
  if (!pixels[a + 3] && !pixels[a + 7] && !pixels[b + 3] && !pixels[b + 7]) return false;
  const fx = u - left;
  const fy = v - top;
  for (let c = 0; c < 4; c++) {
    const upper = (pixels[a + c] ?? 0) * (1 - fx) + (pixels[a + 4 + c] ?? 0) * fx;
    const lower = (pixels[b + c] ?? 0) * (1 - fx) + (pixels[b + 4 + c] ?? 0) * fx;
    mixed[c] = upper * (1 - fy) + lower * fy;
  }
  return true;
}

/** Mixes the sixteen nearest pixels by Catmull and Rom's curve, which keeps edges crisp when enlarging. */
function sampleSharp({ pixels }: Sprite, u: number, v: number): boolean {
  const left = u | 0;
  const top = v | 0;
  const a = top * rowStep + left * 4;
  if (!pixels[a + 3] && !pixels[a + 7] && !pixels[a + rowStep + 3] && !pixels[a + rowStep + 7]) return false;
  const fx = u - left;
  const fy = v - top;
  weigh(fx);
  const w0 = across[0] ?? 0;
  const w1 = across[1] ?? 0;
  const w2 = across[2] ?? 0;
  const w3 = across[3] ?? 0;
  weigh(fy);
  mixed.fill(0);
  for (let row = 0; row < 4; row++) {
    const at = a + (row - 1) * rowStep;
    const weight = across[row] ?? 0;
    for (let c = 0; c < 4; c++) {
      const line =
        (pixels[at - 4 + c] ?? 0) * w0 +
        (pixels[at + c] ?? 0) * w1 +
        (pixels[at + 4 + c] ?? 0) * w2 +
        (pixels[at + 8 + c] ?? 0) * w3;
      mixed[c] = (mixed[c] ?? 0) + line * weight;
    }
  }
  mixed[3] = clamp(mixed[3] ?? 0);
  return true;
}

function weigh(t: number): void {
  const square = t * t;
  const cube = square * t;
  across[0] = -0.5 * cube + square - 0.5 * t;
  across[1] = 1.5 * cube - 2.5 * square + 1;
  across[2] = -1.5 * cube + 2 * square + 0.5 * t;
  across[3] = 0.5 * cube - 0.5 * square;
}

function clamp(value: number): number {
  return value < 0 ? 0 : value > 255 ? 255 : value;
}
