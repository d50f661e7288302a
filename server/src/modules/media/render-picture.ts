import { createHash } from 'node:crypto';
import sharp, { type Sharp } from 'sharp';
import { rgbaToThumbHash } from 'thumbhash';
import { limits } from '@spark/contract';
import type { StoredVariant } from '../../platform/db/index.ts';
import type { MediaStore } from '../../platform/storage/index.ts';

/** A picture after it was taken into the store. */
export interface RenderedPicture {
  contentHash: string;
  width: number;
  height: number;
  /** Base64. */
  thumbhash: string;
  /** Average colour as `#rrggbb`. */
  color: string;
  variants: StoredVariant[];
}

// What cards, pages and zoomed pictures ask for on phones and desktops; a picture is never enlarged to reach one.
const widths = [320, 640, 1080, 1600] as const;
const fallbackWidth = 1080;
// A quarter more bytes in a third of the time.
const efforts = { small: { quality: 80, effort: 3 }, fast: { quality: 80, effort: 1 } } as const;
const jpeg = { quality: 82, mozjpeg: false, progressive: true } as const;
const thumbhashSidePx = 100;

/** The one way pictures are decoded: upright, in sRGB, without metadata, within limits of size and damage. */
function open(bytes: Uint8Array): Sharp {
  return sharp(bytes, { limitInputPixels: limits.uploadMegapixels * 1_000_000, failOn: 'error' })
    .autoOrient()
    .toColorspace('srgb');
}

/**
 * Decodes a picture and stores its renditions: WebP at every width and one JPEG for old readers and link previews. All
 * metadata is left behind, GPS above all. `fast` is for many pictures at once that somebody waits for. Throws what
 * libvips throws when the bytes are no picture it can read.
 */
export async function renderPicture(
  store: MediaStore,
  bytes: Uint8Array,
  encoding: keyof typeof efforts = 'small',
): Promise<RenderedPicture> {
  const contentHash = hashPicture(bytes);
  const upright = await open(bytes).raw().toBuffer({ resolveWithObject: true });
  const { width, height, channels } = upright.info;
  const source = () => sharp(upright.data, { raw: { width, height, channels } });
  const look = await describe(source());
  const variants = await Promise.all(
    plan(width).map(async ({ width: target, format }): Promise<StoredVariant> => {
      const resized = source().resize({ width: target });
      const encoded =
        format === 'webp'
          ? resized.webp(efforts[encoding])
          : resized.flatten({ background: '#fffdf8' }).jpeg(jpeg);
      const data = await encoded.toBuffer();
      const key = `${contentHash}-${target}.${format}`;
      await store.put(key, data);
      return { key, width: target, format, bytes: data.byteLength };
    }),
  );
  return { contentHash, width, height, ...look, variants };
}

/** The name a picture's renditions are stored under, made from its bytes. */
export function hashPicture(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex').slice(0, 32);
}

function plan(width: number): { width: number; format: 'webp' | 'jpeg' }[] {
  const ladder = widths.filter((step) => step < width);
  const largest = widths.find((step) => step >= width) === undefined ? [] : [width];
  return [
    ...[...ladder, ...largest].map((step) => ({ width: step, format: 'webp' as const })),
    { width: Math.min(width, fallbackWidth), format: 'jpeg' },
  ];
}

async function describe(picture: Sharp): Promise<{ thumbhash: string; color: string }> {
  const small = await picture
    .resize(thumbhashSidePx, thumbhashSidePx, { fit: 'inside' })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const hash = rgbaToThumbHash(small.info.width, small.info.height, small.data);
  return { thumbhash: Buffer.from(hash).toString('base64'), color: averageColor(small.data) };
}

function averageColor(rgba: Uint8Array): string {
  const sum = [0, 0, 0];
  for (let offset = 0; offset < rgba.length; offset += 4) {
    for (const channel of [0, 1, 2]) sum[channel] = (sum[channel] ?? 0) + (rgba[offset + channel] ?? 0);
  }
  const pixels = Math.max(1, rgba.length / 4);
  return `#${sum
    .map((total) =>
      Math.round(total / pixels)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;
}
