import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findSharedData } from '../../../test/shared-data.ts';
import { createTestDecoder } from '../../../test/test-decoder.ts';
import type { Ladder, RenderedPicture } from './task.ts';

const photos = findSharedData('photos/edge-cases/images') ?? '';

const decoder = createTestDecoder();
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'spark-photos-'));
});
afterAll(async () => {
  await decoder.close();
  await rm(folder, { recursive: true });
});

const read = (file: string, ladder: Ladder) =>
  decoder.render({ file: join(photos, file), folder, edit: null, ladder });

/** Small and without colour noise, to be compared. */
async function look(file: string): Promise<Buffer> {
  // By its bytes: sharp remembers files by their names.
  return sharp(await readFile(file))
    .autoOrient()
    .flatten({ background: '#fffdf8' })
    .toColourspace('srgb')
    .resize(24, 24, { fit: 'fill' })
    .raw()
    .toBuffer();
}

function difference(one: Buffer, other: Buffer): number {
  return one.reduce((sum, value, index) => sum + Math.abs(value - (other[index] ?? 0)), 0) / one.length;
}

/** The widest rendition of each format. */
function widest({ renditions }: RenderedPicture) {
  return [...new Map(renditions.map((rendition) => [rendition.format, rendition])).values()];
}

describe.skipIf(photos === '')('real photos', () => {
  test('stand upright however the camera was held', async () => {
    // Mirrored, upside down, and turned with and without that; the geometry of each has a test of its own.
    for (const orientation of [2, 3, 5, 8]) {
      const side = orientation % 2 === 0 ? 'Landscape' : 'Portrait';
      const file = `${side}_${orientation}.jpg`;
      const picture = await read(file, 'first');
      const [width, height] = side === 'Landscape' ? [600, 450] : [450, 600];
      expect(picture, file).toMatchObject({ width, height });
      const upright = await look(join(photos, `${side}_1.jpg`));
      for (const rendition of widest(picture)) {
        expect(difference(await look(rendition.file), upright), file).toBeLessThan(12);
      }
    }
  });

  // Renditions are made of the pixels that were read once: small photos are enough to see all formats and widths of.
  test.each<[string, Ladder, string]>([
    ['CMYK', 'whole', 'Channel_digital_image_CMYK_color.jpg'],
    ['CMYK without a profile', 'first', 'Channel_digital_image_CMYK_color_no_profile.jpg'],
    ['sixteen bits', 'first', 'Flag_of_the_Netherlands-16bit.png'],
    ['sixteen bits of grey, transparent', 'whole', '16-bit-grey-alpha.png'],
    ['grey', 'whole', 'gamma_dalai_lama_gray.jpg'],
    ['transparent', 'first', 'alpha-premultiply-1024x768-paper.png'],
    ['another colour space', 'whole', 'p3.png'],
    ['a gain map', 'first', 'gain-map.jpg'],
    ['HDR', 'first', 'sdr_cosmos12920_cicp1-13-6_yuv444_full_qp10.avif'],
  ])('with %s look as they did', async (_name, ladder, file) => {
    const original = await look(join(photos, file));
    const renditions = widest(await read(file, ladder));
    expect(renditions).toHaveLength(ladder === 'whole' ? 3 : 2);
    for (const rendition of renditions) {
      const { format } = rendition;
      expect(difference(await look(rendition.file), original), `${file} as ${format}`).toBeLessThan(12);
      const { space, hasAlpha } = await sharp(await readFile(rendition.file)).metadata();
      expect(space, format).toMatch(/^(srgb|b-w)$/);
      if (format === 'jpeg') expect(hasAlpha).toBe(false);
    }
  });

  test.each(['animated-loop-3.gif', 'rotating-squares.webp'])('that move stand still: %s', async (file) => {
    const first = await look(join(photos, file));
    for (const rendition of widest(await read(file, 'whole'))) {
      expect((await sharp(await readFile(rendition.file)).metadata()).pages ?? 1, rendition.format).toBe(1);
      expect(difference(await look(rendition.file), first), rendition.format).toBeLessThan(8);
    }
  });
});
