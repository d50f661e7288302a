import { directionOf, type Locale } from '@spark/contract';
import type { Box, ColumnLayer, Layer, Words } from '../../../platform/drawing/index.ts';

/** As those who show previews want them. */
export const sharePicture = { width: 1_200, height: 630 } as const;

/** The light colours of the interface: previews are shown by others, on grounds of theirs. */
export const colors = {
  paper: '#fffdf8',
  raised: '#ffffff',
  ink: '#1a1915',
  quiet: '#6b675c',
  hairline: '#e9e4d8',
  spark: '#f5a300',
} as const;

export const margin = 56;

const sparkPath =
  'M12 0c1.4 7 5 10.6 12 12-7 1.4-10.600 5-12 12-1.4-7-5-10.600-12-12C7 10.600 10.600 7 12 0z';

/** From right to left all words stand at the side of the wordmark, also those written from left to right. */
export function columnSide(locale: Locale): Pick<ColumnLayer, 'side'> {
  return isFromRight(locale) ? { side: 'right' } : {};
}

const wordmarkWidth = 131;

/** A box where it stands in a language: from right to left a picture is laid out the other way round. */
export function placed(box: Box, locale: Locale): Box {
  return isFromRight(locale) ? { ...box, x: sharePicture.width - box.x - box.width } : box;
}

/** Whether a picture in this language begins at the right. */
export function isFromRight(locale: Locale): boolean {
  return directionOf(locale) === 'rtl';
}

/** The name of the place, at the top of a part of the picture where lines begin, with its spark. */
export function wordmark(part: Box, locale: Locale): Layer[] {
  const size = 40;
  const x = isFromRight(locale) ? part.x + part.width - wordmarkWidth : part.x;
  const { y } = part;
  return [
    {
      kind: 'column',
      box: { x, y, width: 160, height: size },
      anchor: 'middle',
      words: [{ ...looks.wordmark, text: 'Spark' }],
    },
    {
      kind: 'shapes',
      svg: `<path transform="translate(${x + 108} ${y}) scale(0.95)" d="${sparkPath}" fill="${colors.spark}"/>`,
    },
  ];
}

const looks = {
  wordmark: { family: 'display', weight: 700, size: 40, color: colors.ink, maxHeight: 60, gap: 0 },
} as const;

/** The looks of words on a share picture. */
export const words = {
  title: (text: string, size: number, maxHeight: number): Words => ({
    text,
    family: 'display',
    weight: 600,
    size,
    color: colors.ink,
    maxHeight,
    gap: 0,
  }),
  body: (text: string, maxHeight: number): Words => ({
    text,
    family: 'text',
    weight: 400,
    size: 27,
    color: colors.quiet,
    maxHeight,
    gap: 30,
  }),
  strong: (text: string, size = 27): Words => ({
    text,
    family: 'text',
    weight: 600,
    size,
    color: colors.ink,
    maxHeight: size * 1.5,
    gap: 12,
  }),
  quiet: (text: string, size = 25): Words => ({
    text,
    family: 'text',
    weight: 400,
    size,
    color: colors.quiet,
    maxHeight: size * 1.5,
    gap: 10,
  }),
};

/** A short title is set larger than a long one. */
export function titleSize(text: string, sizes: { short: number; long: number }): number {
  const { length } = [...text];
  if (length <= 40) return sizes.short;
  return length >= 120
    ? sizes.long
    : Math.round(sizes.short + ((sizes.long - sizes.short) * (length - 40)) / 80);
}

/** A line around the whole, for pages as white as it. */
export function edge(): Layer {
  const { width, height } = sharePicture;
  return {
    kind: 'shapes',
    svg: `<rect x="0.5" y="0.5" width="${width - 1}" height="${height - 1}" fill="none" stroke="${colors.hairline}"/>`,
  };
}

/** A ground for a picture that may not come. */
export function ground({ x, y, width, height }: Box, color: string, radius = 0): Layer {
  return {
    kind: 'shapes',
    svg: `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${radius}" fill="${color}"/>`,
  };
}
