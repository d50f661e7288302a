import type { Picture } from '@spark/contract';

/** The renditions of a picture by format, best first, each as a `srcset`. */
export function pictureSources(picture: Picture): { type: string; srcset: string }[] {
  return formats.flatMap((format) => {
    const srcset = srcsetOf(picture, format);
    return srcset === '' ? [] : [{ type: `image/${format}`, srcset }];
  });
}

const formats = ['avif', 'webp', 'jpeg'] as const;

function srcsetOf({ variants }: Picture, format: (typeof formats)[number]): string {
  return variants
    .filter((variant) => variant.format === format)
    .toSorted((one, other) => one.width - other.width)
    .map(({ url, width }) => `${url} ${width}w`)
    .join(', ');
}

/** A picture's shape, kept between the tallest and the widest that a place allows. */
export function clampRatio({ width, height }: Picture, { tallest, widest }: RatioLimits): number {
  if (width <= 0 || height <= 0) return 1;
  return Math.min(widest, Math.max(tallest, width / height));
}

/** Width divided by height: `tallest` is the smaller number. */
export interface RatioLimits {
  tallest: number;
  widest: number;
}
