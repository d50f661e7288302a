import type { Sharp } from 'sharp';
import { rgbaToThumbHash } from 'thumbhash';

/** What lies behind a transparent picture where a format knows no transparency. */
export const paper = '#fffdf8';

const thumbhashSidePx = 100;

/** How a picture looks from afar: its ThumbHash in base64, and its average colour. */
export async function describePicture(picture: Sharp): Promise<{ thumbhash: string; color: string }> {
  const small = await picture
    .resize(thumbhashSidePx, thumbhashSidePx, { fit: 'inside' })
    .toColorspace('srgb')
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const hash = rgbaToThumbHash(small.info.width, small.info.height, small.data);
  return { thumbhash: Buffer.from(hash).toString('base64'), color: averageColor(small.data) };
}

function averageColor(rgba: Uint8Array): string {
  const behind = [0xff, 0xfd, 0xf8];
  const sum = [0, 0, 0];
  for (let offset = 0; offset < rgba.length; offset += 4) {
    const alpha = (rgba[offset + 3] ?? 255) / 255;
    for (const channel of [0, 1, 2]) {
      const value = (rgba[offset + channel] ?? 0) * alpha + (behind[channel] ?? 0) * (1 - alpha);
      sum[channel] = (sum[channel] ?? 0) + value;
    }
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
