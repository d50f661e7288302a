import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import sharp from 'sharp';

/** A shift of a picture's colours: degrees of hue, factors of saturation and brightness. */
export interface Tone {
  readonly hue?: number;
  readonly saturation?: number;
  readonly brightness?: number;
}

/** Where a picture's thing is inside its square, all in 0–1: its box, its foot on the ground, and a point surely on it. */
export interface Outline {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly footLeft: number;
  readonly footRight: number;
  readonly x: number;
  readonly y: number;
}

/** A thing's picture, 256 px square: RGBA, the colours multiplied by the cover. */
export interface Sprite {
  readonly pixels: Uint8Array;
}

/** Edge of a picture as delivered, in pixels. */
export const spriteEdgePx = 256;

const assets = join(
  dirname(createRequire(import.meta.url).resolve('@lobehub/fluent-emoji-3d/package.json')),
  'assets',
);

// The one place where the measured file enters; `measure-sprites.ts` writes it in exactly this shape: left, top, right,
// bottom, left and right end of the foot, and x and y of the sure point.
const outlines = JSON.parse(readFileSync(new URL('./sprites.json', import.meta.url), 'utf8')) as Record<
  string,
  readonly number[]
>;

// A decoded picture takes a quarter of a megabyte: keep the recent ones, not all.
const maxCached = 240;
const cache = new Map<string, Promise<Sprite>>();

/** The file name (code points) of an emoji. */
export function codeOf(emoji: string): string {
  return Array.from(emoji, (char) => char.codePointAt(0)?.toString(16).padStart(4, '0')).join('-');
}

/** Where the thing is inside its picture. */
export function outlineOf(emoji: string): Outline {
  const measured = outlines[codeOf(emoji)];
  if (!measured) throw new Error(`No outline for ${emoji}: run demo/src/measure.ts`);
  const [left = 0, top = 0, right = 1, bottom = 1, footLeft = 0, footRight = 1, x = 0.5, y = 0.5] = measured;
  return { left, top, right, bottom, footLeft, footRight, x, y };
}

/** The picture in the wanted tone, decoded once and kept for a while. */
export function loadSprite(emoji: string, tone?: Tone): Promise<Sprite> {
  const key = `${emoji} ${tone?.hue ?? 0} ${tone?.saturation ?? 1} ${tone?.brightness ?? 1}`;
  const sprite = cache.get(key) ?? makeSprite(emoji, tone);
  cache.delete(key);
  cache.set(key, sprite);
  const oldest = cache.keys().next().value;
  if (cache.size > maxCached && oldest !== undefined) cache.delete(oldest);
  return sprite;
}

/** The picture's plain pixels: RGBA, 256 px square. */
export function decodeSprite(emoji: string): Promise<Buffer> {
  return sharp(join(assets, `${codeOf(emoji)}.webp`))
    .resize(spriteEdgePx, spriteEdgePx)
    .ensureAlpha()
    .raw()
    .toBuffer();
}

async function makeSprite(emoji: string, tone: Tone | undefined): Promise<Sprite> {
  let picture = sharp(join(assets, `${codeOf(emoji)}.webp`)).ensureAlpha();
  if (tone) {
    const { hue = 0, saturation = 1, brightness = 1 } = tone;
    picture = picture.modulate({ hue, saturation, brightness });
  }
  return { pixels: warmAndMultiply(await picture.raw().toBuffer()) };
}

/**
 * Takes the violet out of the renders' dark parts and some magenta out of their reds (Spark's pictures are warm;
 * charcoal and tomato sit better among wood and paper), and multiplies colour by cover, ready for mixing.
 */
function warmAndMultiply(pixels: Buffer): Buffer {
  for (let at = 0; at < pixels.length; at += 4) {
    const cover = (pixels[at + 3] ?? 0) / 255;
    let red = pixels[at] ?? 0;
    let green = pixels[at + 1] ?? 0;
    let blue = pixels[at + 2] ?? 0;
    const violet = Math.min(red, blue) - green;
    if (violet > 0 && blue > red * 0.92) {
      green += violet * 0.72;
      blue -= (blue - green) * 0.65;
      red -= violet * 0.5;
    } else if (blue > green && red > blue) {
      blue -= (blue - green) * 0.42;
    }
    pixels[at] = Math.min(255, red) * cover;
    pixels[at + 1] = green * cover;
    pixels[at + 2] = blue * cover;
  }
  return pixels;
}
