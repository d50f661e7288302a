import { readFile } from 'node:fs/promises';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { describeApp } from '../web/src/features/worker/describe-app.ts';

const statics = new URL('../web/static/', import.meta.url);
const read = (path: string) => readFile(new URL(path, statics));
const { icons, shortcuts, screenshots } = describeApp('en');

test('every icon of the manifest is there, in the size it says', async () => {
  expect(icons.map(({ purpose, sizes }) => `${purpose} ${sizes}`)).toEqual(
    expect.arrayContaining([
      'any 192x192',
      'any 512x512',
      'maskable 192x192',
      'maskable 512x512',
      'monochrome 512x512',
    ]),
  );
  for (const { src, sizes } of icons) {
    const { width, height, format } = await sharp(await read(`.${src}`)).metadata();
    expect(`${format} ${width}x${height}`, src).toBe(`png ${sizes}`);
  }
});

test('every shortcut and screenshot has its picture, small and in the size it says', async () => {
  expect(new Set(screenshots.map(({ form_factor }) => form_factor))).toEqual(new Set(['narrow', 'wide']));
  for (const { src, sizes, type } of [...shortcuts.flatMap((shortcut) => shortcut.icons), ...screenshots]) {
    const picture = await read(`.${src}`);
    const { width, height, format } = await sharp(picture).metadata();
    expect(`image/${format} ${width}x${height}`, src).toBe(`${type} ${sizes}`);
    expect(picture.byteLength, src).toBeLessThan(80_000);
  }
});

test('a system that cuts an icon to a shape of its own cuts nothing of the mark', async () => {
  const maskable = icons.filter(({ purpose }) => purpose === 'maskable');
  for (const { src } of maskable) {
    const { data, info } = await sharp(await read(`.${src}`))
      .ensureAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    const ground = data.subarray(0, 4);
    expect(ground[3], `${src} has no hole`).toBe(255);
    for (let at = 0; at < data.length; at += 4) {
      const x = ((at / 4) % info.width) + 0.5 - info.width / 2;
      const y = Math.floor(at / 4 / info.width) + 0.5 - info.height / 2;
      if (Math.hypot(x, y) <= info.width * 0.4) continue;
      if (!data.subarray(at, at + 4).equals(ground)) expect.fail(`${src} shows something at ${x}, ${y}`);
    }
  }
});
