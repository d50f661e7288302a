import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { paintPicture } from '../../../test/pictures.ts';
import { renderTrusted } from './index.ts';
import { planRenditions } from './plan-renditions.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'spark-render-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** A picture of ours, rendered as those of strangers are. */
async function render(bytes: Buffer) {
  const file = join(folder, 'source');
  await writeFile(file, bytes);
  return renderTrusted({ file, folder, edit: null, ladder: 'whole' });
}

test.each<[string, () => Promise<Buffer>]>([
  [
    'in grey',
    () =>
      sharp({ create: { width: 9, height: 9, channels: 3, background: '#888' } })
        .toColourspace('b-w')
        .png()
        .toBuffer(),
  ],
  [
    'with 16 bits',
    () =>
      sharp({ create: { width: 9, height: 9, channels: 3, background: '#888' } })
        .toColourspace('rgb16')
        .png()
        .toBuffer(),
  ],
  [
    'in CMYK',
    () =>
      sharp({ create: { width: 9, height: 9, channels: 3, background: '#888' } })
        .toColourspace('cmyk')
        .jpeg()
        .toBuffer(),
  ],
  [
    'with transparency',
    () =>
      sharp({ create: { width: 9, height: 9, channels: 4, background: '#8888' } })
        .png()
        .toBuffer(),
  ],
  [
    'of one pixel',
    () =>
      sharp({ create: { width: 1, height: 1, channels: 3, background: '#888' } })
        .png()
        .toBuffer(),
  ],
  [
    'as thin as a thread',
    () =>
      sharp({ create: { width: 2_000, height: 1, channels: 3, background: '#888' } })
        .png()
        .toBuffer(),
  ],
])('a picture may be %s', async (name, paint) => {
  const { renditions } = await render(await paint());
  expect(renditions).not.toEqual([]);
  for (const { file, format } of renditions) {
    // A JPEG knows no transparency: half of it is the paper behind.
    const grey = name === 'with transparency' && format === 'jpeg' ? 0xbf : 0x88;
    const stats = await sharp(await readFile(file))
      .removeAlpha()
      .toColourspace('srgb')
      .stats();
    for (const channel of stats.channels.slice(0, 3)) {
      expect(Math.abs(channel.mean - grey), format).toBeLessThan(16);
    }
  }
});

test.each([
  [1_700, [320, 640, 1080, 1600]],
  [1_600, [320, 640, 1080, 1600]],
  [800, [320, 640, 800]],
  [100, [100]],
])('of %i pixels there is every format at every width, never enlarged', (width, widths) => {
  const ladder = ['avif', 'webp', 'jpeg'].flatMap((format) => widths.map((step) => `${format} ${step}`));
  const planned = planRenditions('whole', width).map((plan) => `${plan.format} ${plan.width}`);
  expect(planned).toEqual(ladder);
});

test('the widest rendition is as wide as there may be, and no wider than its picture', async () => {
  for (const [width, widest] of [
    [1_700, 1_600],
    [100, 100],
  ] as const) {
    const { renditions } = await render(await paintPicture('jpeg', { width, height: 10 }));
    const made = await Promise.all(
      renditions.map(async ({ file }) => (await sharp(await readFile(file)).metadata()).width),
    );
    expect(made).toEqual(renditions.map((rendition) => rendition.width));
    expect(Math.max(...made)).toBe(widest);
  }
});
