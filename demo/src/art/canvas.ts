import sharp from 'sharp';
import type { Brush } from './svg.ts';

/** A picture in the making: RGBA pixels, always opaque. */
export interface Canvas {
  readonly width: number;
  readonly height: number;
  readonly pixels: Buffer;
}

/** Starts a picture from a painting, at a share of its size. */
export function openCanvas(ground: Brush, scale: number): Promise<Canvas> {
  return rasterise(ground, scale);
}

/** Lays a soft painting of half the size over the picture. */
export async function layVeil(canvas: Canvas, painting: Brush, scale: number): Promise<void> {
  if (painting.isEmpty()) return;
  const veil = await rasterise(painting, scale);
  const over = veil.pixels;
  const { width, height, pixels } = canvas;
  for (let y = 0, at = 0; y < height; y++) {
    const row = Math.min(veil.height - 1, y >> 1) * veil.width;
    for (let x = 0; x < width; x++, at += 4) {
      const from = (row + Math.min(veil.width - 1, x >> 1)) * 4;
      const cover = over[from + 3] ?? 0;
      if (cover === 0) continue;
      for (let c = 0; c < 3; c++) {
        const under = pixels[at + c] ?? 0;
        pixels[at + c] = under + (((over[from + c] ?? 0) - under) * cover) / 255;
      }
    }
  }
}

async function rasterise(painting: Brush, scale: number): Promise<Canvas> {
  const svg = sharp(Buffer.from(painting.finish(scale)));
  const { data, info } = await svg.ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, pixels: data };
}
