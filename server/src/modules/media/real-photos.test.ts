import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { UploadedMedia } from '@spark/contract';
import type { Person } from '../../../test/people.ts';
import { asUpload } from '../../../test/pictures.ts';
import { settledPhoto } from '../../../test/settled-photo.ts';
import { findSharedData } from '../../../test/shared-data.ts';
import { createTestApp, type TestApp } from '../../../test/test-app.ts';

const folder = findSharedData('photos/edge-cases/images') ?? '';

let spark: TestApp;
let member: Person;
beforeAll(async () => {
  spark = await createTestApp({ works: true });
  member = await spark.newMember();
});
afterAll(() => spark.close());

async function upload(file: string): Promise<UploadedMedia> {
  const { payload, headers } = asUpload(await readFile(join(folder, file)));
  const photo = await spark.call('uploadMedia', { as: member, headers, body: payload });
  return settledPhoto(spark, member, photo);
}

/** Small and without colour noise, to be compared. */
async function look(source: Buffer | string): Promise<Buffer> {
  return sharp(source)
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

async function served({ variants }: UploadedMedia, format: string): Promise<Buffer> {
  const largest = variants.findLast((variant) => variant.format === format);
  return (await spark.send({ method: 'GET', url: largest?.url ?? '' })).rawPayload;
}

describe.skipIf(folder === '')('real photos', () => {
  test('stand upright however the camera was held', async () => {
    // Mirrored, upside down, and turned with and without that; the geometry of each has a test of its own.
    for (const orientation of [2, 3, 5, 8]) {
      const side = orientation % 2 === 0 ? 'Landscape' : 'Portrait';
      const file = `${side}_${orientation}.jpg`;
      const media = await upload(file);
      const [width, height] = side === 'Landscape' ? [600, 450] : [450, 600];
      expect(media, file).toMatchObject({ width, height });
      const upright = await look(join(folder, `${side}_1.jpg`));
      expect(difference(await look(await served(media, 'jpeg')), upright), file).toBeLessThan(12);
    }
  });

  test.each([
    ['CMYK', 'Channel_digital_image_CMYK_color.jpg'],
    ['CMYK without a profile', 'Channel_digital_image_CMYK_color_no_profile.jpg'],
    ['sixteen bits', 'Flag_of_the_Netherlands-16bit.png'],
    ['sixteen bits of grey, transparent', '16-bit-grey-alpha.png'],
    ['grey', 'gamma_dalai_lama_gray.jpg'],
    ['transparent', 'alpha-premultiply-1024x768-paper.png'],
    ['another colour space', 'p3.png'],
    ['a gain map', 'gain-map.jpg'],
    ['HDR', 'sdr_cosmos12920_cicp1-13-6_yuv444_full_qp10.avif'],
  ])('with %s look as they did', async (_name, file) => {
    const media = await upload(file);
    const original = await look(join(folder, file));
    for (const format of ['avif', 'webp', 'jpeg']) {
      const bytes = await served(media, format);
      expect(difference(await look(bytes), original), `${file} as ${format}`).toBeLessThan(12);
      expect((await sharp(bytes).metadata()).space, format).toMatch(/^(srgb|b-w)$/);
    }
    const { hasAlpha } = await sharp(await served(media, 'jpeg')).metadata();
    expect(hasAlpha).toBe(false);
  });

  test.each(['animated-loop-3.gif', 'rotating-squares.webp'])('that move stand still: %s', async (file) => {
    const media = await upload(file);
    for (const format of ['avif', 'webp', 'jpeg']) {
      expect((await sharp(await served(media, format)).metadata()).pages ?? 1, format).toBe(1);
    }
    const first = await look(join(folder, file));
    expect(difference(await look(await served(media, 'webp')), first)).toBeLessThan(8);
  });
});
