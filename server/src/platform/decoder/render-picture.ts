import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
// Alone: a process that decodes would wait longer for the contract than for a photo.
import { limits } from '@spark/contract/limits';
import sharp, { type Sharp, type SharpOptions } from 'sharp';
import { describePicture, paper } from './describe-picture.ts';
import { encodings } from './encodings.ts';
import { planGeometry, type Geometry, type StoredShape } from './plan-geometry.ts';
import { maxWidthPx, planRenditions } from './plan-renditions.ts';
import {
  PictureRefusal,
  type Ladder,
  type PictureTask,
  type RenderedPicture,
  type Rendition,
} from './task.ts';

// The tallest a WebP can be, rounded.
const maxRenditionHeightPx = 16_000;

const reading: SharpOptions = {
  limitInputPixels: limits.uploadMegapixels * 1_000_000,
  failOn: 'error',
  // Row by row where the format can: the whole picture is never in memory at once.
  sequentialRead: true,
};

/**
 * Reads a picture, upright and in sRGB, and writes its renditions into the folder; all metadata is left behind, GPS above
 * all. Decodes once, in one pass and no larger than needed; everything else is made from that. Throws `PictureRefusal`
 * for what is too large, and what libvips throws for what it cannot read.
 */
export async function renderPicture({ file, folder, edit, ladder }: PictureTask): Promise<RenderedPicture> {
  const { width, height, orientation = 1 } = await sharp(file, reading).metadata();
  const stored = { width, height, orientation };
  const whole = planGeometry(stored, edit, maxWidthPx);
  if (whole.height * Math.min(1, maxWidthPx / whole.width) > maxRenditionHeightPx) {
    throw new PictureRefusal('too_long');
  }
  const wanted = planRenditions(ladder, whole.width);
  const geometry = planGeometry(stored, edit, Math.max(...wanted.map((plan) => plan.width)));
  const base = await turn(await decode(file, geometry, stored), geometry);
  const look = await describePicture(open(base));
  const renditions: Rendition[] = [];
  // One after the other: the memory of one encoder at a time.
  for (const plan of wanted) renditions.push(await encode(base, plan, { folder, ladder }));
  return { width: geometry.width, height: geometry.height, ...look, renditions };
}

async function decode(file: string, { scaled }: Geometry, stored: StoredShape): Promise<Pixels> {
  const picture = sharp(file, reading);
  const isSmaller = scaled.width < stored.width || scaled.height < stored.height;
  return readPixels((isSmaller ? picture.resize({ ...scaled, fit: 'fill' }) : picture).toColorspace('srgb'));
}

async function turn(pixels: Pixels, { mirror, angle, cut }: Geometry): Promise<Pixels> {
  let upright = pixels;
  if (mirror !== 'none' || angle !== 0) {
    const turned = open(pixels).rotate(angle);
    upright = await readPixels(turned.flop(mirror === 'leftRight').flip(mirror === 'upDown'));
  }
  return cut === null ? upright : readPixels(open(upright).extract(cut));
}

async function encode(
  base: Pixels,
  { width, format }: Pick<Rendition, 'width' | 'format'>,
  { folder, ladder }: { folder: string; ladder: Ladder },
): Promise<Rendition> {
  const resized = width === base.info.width ? open(base) : open(base).resize({ width });
  const data = await compress(resized, format, ladder).toBuffer();
  const file = join(folder, `${width}.${format}`);
  await writeFile(file, data, { flush: true });
  return { file, width, format, bytes: data.byteLength };
}

function compress(picture: Sharp, format: Rendition['format'], ladder: Ladder): Sharp {
  switch (format) {
    case 'avif':
      return picture.avif(encodings.avif);
    case 'webp':
      return picture.webp(ladder === 'quick' ? encodings.quickWebp : encodings.webp);
    case 'jpeg':
      return picture.flatten({ background: paper }).jpeg(encodings.jpeg);
  }
}

interface Pixels {
  data: Buffer;
  info: { width: number; height: number; channels: 1 | 2 | 3 | 4 };
}

function readPixels(picture: Sharp): Promise<Pixels> {
  return picture.raw().toBuffer({ resolveWithObject: true });
}

function open({ data, info: { width, height, channels } }: Pixels): Sharp {
  return sharp(data, { raw: { width, height, channels } });
}
