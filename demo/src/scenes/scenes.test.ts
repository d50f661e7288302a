import sharp from 'sharp';
import { expect, test } from 'vitest';
import { loadSprite, spriteEdgePx } from '../art/sprites.ts';
import { interests } from '../interests.ts';
import { posts } from '../posts/index.ts';
import { productOf, products } from '../products/index.ts';
import { drawProduct } from '../products/draw-product.ts';
import { drawScene } from './draw-scene.ts';
import { placeThings, pointOn } from './place-things.ts';

const photos = posts.flatMap((post) => post.photos ?? []);

test('the sunset hat is there: a hat for sale, worn at sunset, tagged', () => {
  const hat = photos.find(
    ({ alt, tags }) => /sunset/.test(alt) && tags.some((tag) => tag.productExternalId === 'sun-hat-straw'),
  );
  expect(hat?.alt).toContain('A woman');
  expect(productOf('sun-hat-straw').availability).toBe('in_stock');
});

test('every photo has an alt text of its own, written as a sentence', () => {
  const alts = photos.map(({ alt }) => alt);
  expect(new Set(alts).size).toBe(alts.length);
  for (const alt of alts) expect(alt).toMatch(/^[A-Z].{30,}\.$/);
});

test('no photo carries more than 10 tags and no post more than 20', () => {
  for (const photo of photos) expect(photo.tags.length).toBeLessThanOrEqual(10);
  for (const post of posts) {
    expect((post.photos ?? []).flatMap((photo) => photo.tags).length).toBeLessThanOrEqual(20);
  }
});

test('every tag is inside its photo and exactly on the thing it names', async () => {
  for (const { scene, tags } of photos) {
    const placed = placeThings(scene);
    for (const tag of tags) {
      const thing = placed.find((one) => one.product === tag.productExternalId);
      if (!thing) throw new Error(`${tag.productExternalId} is tagged but not shown`);
      expect(pointOn(thing, scene)).toEqual({ x: tag.x, y: tag.y });
      expect(Math.min(tag.x, tag.y)).toBeGreaterThan(0);
      expect(Math.max(tag.x, tag.y)).toBeLessThan(1);
      const { pixels } = await loadSprite(thing.emoji, thing.tone);
      const column = Math.floor(thing.outline.x * spriteEdgePx);
      const row = Math.floor(thing.outline.y * spriteEdgePx);
      expect(pixels[(row * spriteEdgePx + column) * 4 + 3]).toBeGreaterThan(120);
    }
  }
});

test('the same scene gives the same picture, in the size it names, and a sketch is the same, smaller', async () => {
  const scene = interests[0]?.cover;
  if (!scene) throw new Error('There are no interests');
  const [first, second] = await Promise.all([drawScene(scene), drawScene(scene)]);
  expect(first.jpeg.equals(second.jpeg)).toBe(true);
  expect([first.width, first.height]).toEqual([960, 960]);
  const sketch = await drawScene(scene, 1 / 3);
  expect([sketch.width, sketch.height]).toEqual([320, 320]);
  const look = (jpeg: Buffer) => sharp(jpeg).resize(8, 8, { fit: 'fill' }).raw().toBuffer();
  const [from, to] = await Promise.all([look(first.jpeg), look(sketch.jpeg)]);
  const apart = from.map((value, at) => Math.abs(value - (to[at] ?? 0)));
  expect(Math.max(...apart)).toBeLessThan(12);
});

test('a packshot can be drawn for a product', async () => {
  const [product] = products;
  if (!product) throw new Error('There are no products');
  const jpeg = await drawProduct(product);
  expect(jpeg.subarray(0, 3).toString('hex')).toBe('ffd8ff');
});
