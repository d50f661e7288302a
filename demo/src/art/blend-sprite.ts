import type { Canvas } from './canvas.ts';
import type { Sprite } from './sprites.ts';

/** A thing to put on a canvas: its picture, the middle and edge of its square in pixels, its turn in degrees. */
export interface Putting {
  readonly sprite: Sprite;
  readonly x: number;
  readonly y: number;
  readonly edge: number;
  readonly turn: number;
  readonly mirrored: boolean;
}

/**
 * Puts one thing on the canvas, scaled, turned and mirrored in one pass. Written by hand because a photo holds a dozen
 * small things: one image pipeline for each costs more than all of these loops together.
 */
export function blendSprite(canvas: Canvas, putting: Putting): void {
  const { x: cx, y: cy, edge, mirrored } = putting;
  const { pixels: source, edgePx } = putting.sprite;
  const angle = (-putting.turn * Math.PI) / 180;
  const scale = edgePx / edge;
  const reach = (edge / 2) * (Math.abs(Math.cos(angle)) + Math.abs(Math.sin(angle)));
  const stepX = Math.cos(angle) * scale * (mirrored ? -1 : 1);
  const stepY = Math.sin(angle) * scale;
  const last = edgePx - 2;
  const { width, height, pixels } = canvas;
  const fromX = Math.max(0, Math.ceil(cx - reach));
  const toX = Math.min(width, Math.floor(cx + reach));
  for (let y = Math.max(0, Math.ceil(cy - reach)); y < Math.min(height, cy + reach); y++) {
    const dx = fromX - cx;
    const dy = y - cy;
    let u = edgePx / 2 + (dx * Math.cos(angle) - dy * Math.sin(angle)) * scale * (mirrored ? -1 : 1) - 0.5;
    let v = edgePx / 2 + (dx * Math.sin(angle) + dy * Math.cos(angle)) * scale - 0.5;
    for (let x = fromX; x < toX; x++, u += stepX, v += stepY) {
      if (u < 0 || v < 0 || u > last || v > last) continue;
      blendPixel(pixels, (y * width + x) * 4, { source, edgePx }, u, v);
    }
  }
}

/** Mixes the four nearest source pixels (colour already multiplied by cover) over one pixel of the canvas. */
function blendPixel(
  pixels: Buffer,
  at: number,
  from: { source: Uint8Array; edgePx: number },
  u: number,
  v: number,
): void {
  const { source, edgePx } = from;
  const left = u | 0;
  const top = v | 0;
  const a = (top * edgePx + left) * 4;
  const b = a + edgePx * 4;
  if (source[a + 3] === 0 && source[a + 7] === 0 && source[b + 3] === 0 && source[b + 7] === 0) return;
  const fx = u - left;
  const fy = v - top;
  const wa = (1 - fx) * (1 - fy);
  const wb = fx * (1 - fy);
  const wc = (1 - fx) * fy;
  const wd = fx * fy;
  const cover =
    (source[a + 3] ?? 0) * wa +
    (source[a + 7] ?? 0) * wb +
    (source[b + 3] ?? 0) * wc +
    (source[b + 7] ?? 0) * wd;
  const keep = 1 - cover / 255;
  pixels[at] =
    (pixels[at] ?? 0) * keep +
    (source[a] ?? 0) * wa +
    (source[a + 4] ?? 0) * wb +
    (source[b] ?? 0) * wc +
    (source[b + 4] ?? 0) * wd;
  pixels[at + 1] =
    (pixels[at + 1] ?? 0) * keep +
    (source[a + 1] ?? 0) * wa +
    (source[a + 5] ?? 0) * wb +
    (source[b + 1] ?? 0) * wc +
    (source[b + 5] ?? 0) * wd;
  pixels[at + 2] =
    (pixels[at + 2] ?? 0) * keep +
    (source[a + 2] ?? 0) * wa +
    (source[a + 6] ?? 0) * wb +
    (source[b + 2] ?? 0) * wc +
    (source[b + 6] ?? 0) * wd;
}
