import sharp, { type OverlayOptions } from 'sharp';
import { drawableText } from './drawable-text.ts';
import { families } from './fonts.ts';
import type { Coverage } from './font-coverage.ts';
import type { Box, ColumnLayer, PictureLayer, Scene, Words } from './scene.ts';

const jpeg = { quality: 84, mozjpeg: true, chromaSubsampling: '4:4:4' } as const;
// No place of ours has room for more; a word of five thousand letters costs no more than this.
const maxCharacters = 300;
const lineSpacing = 1.22;
/** Of their room titles take so much, the first that will do. */
const narrower = [0.8, 0.88, 0.94];
/** A letter is hardly ever wider, for its height. */
const widestLetter = 0.75;

/** Draws a scene as a JPEG. */
export async function drawScene(scene: Scene, coverage: Coverage): Promise<Buffer> {
  const { width, height, ground, layers } = scene;
  const overlays: OverlayOptions[] = [];
  // One after the other: the memory of one picture at a time.
  for (const layer of layers) {
    switch (layer.kind) {
      case 'picture':
        overlays.push(...(await drawPicture(layer)));
        break;
      case 'shapes':
        overlays.push({ input: svg(scene, layer.svg), top: 0, left: 0 });
        break;
      case 'column':
        overlays.push(...(await drawColumn(layer, coverage)));
    }
  }
  return sharp({ create: { width, height, channels: 3, background: ground } })
    .composite(overlays)
    .jpeg(jpeg)
    .toBuffer();
}

async function drawPicture({ file, box, fit, radius }: PictureLayer): Promise<OverlayOptions[]> {
  const { width, height } = roundBox(box);
  try {
    const picture = sharp(file)
      .resize({ width, height, fit, background: '#ffffff' })
      .flatten({ background: '#ffffff' })
      .ensureAlpha();
    const corners = svg(
      { width, height },
      `<rect width="${width}" height="${height}" rx="${radius}" fill="#fff"/>`,
    );
    const cut = radius === 0 ? picture : picture.composite([{ input: corners, blend: 'dest-in' }]);
    return [{ input: await cut.png().toBuffer(), left: roundBox(box).x, top: roundBox(box).y }];
  } catch {
    // The file may have gone a moment ago; the drawing is whole without it.
    return [];
  }
}

async function drawColumn(
  { box, anchor, side, words }: ColumnLayer,
  coverage: Coverage,
): Promise<OverlayOptions[]> {
  const drawn: { gap: number; image: DrawnWords }[] = [];
  for (const one of words) {
    const text = drawableText(one.text, coverage);
    if (text !== '')
      drawn.push({ gap: drawn.length === 0 ? 0 : one.gap, image: await fitWords(text, one, box.width) });
  }
  const total = drawn.reduce((sum, { gap, image }) => sum + gap + image.height, 0);
  const room = box.height - total;
  // What stands beneath begins where the first line does, in whichever language.
  const isFromRight = side === undefined ? (drawn[0]?.image.isRightToLeft ?? false) : side === 'right';
  let y = box.y + (anchor === 'top' ? 0 : anchor === 'middle' ? room / 2 : room);
  return drawn.map(({ gap, image }) => {
    const top = y + gap;
    y = top + image.height;
    const left = isFromRight ? box.x + box.width - image.width : box.x;
    return { input: image.data, left: Math.round(left), top: Math.round(top) };
  });
}

interface DrawnWords {
  data: Buffer;
  width: number;
  height: number;
  isRightToLeft: boolean;
}

/** As many of the words as fit, found by halves. */
async function fitWords(text: string, words: Words, width: number): Promise<DrawnWords> {
  const segments = [...new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(text)];
  const all = segments.slice(0, maxCharacters).map(({ segment }) => segment);
  const isCut = segments.length > all.length;
  const whole = await setWords(all.join('') + (isCut ? '…' : ''), words, width);
  if (fits(whole, words, width)) return isCut ? whole : evenOut(whole, text, words, width);
  let [fitting, tooLong] = [0, all.length];
  let best = await setWords('…', words, width);
  while (tooLong - fitting > 1) {
    const middle = Math.floor((fitting + tooLong) / 2);
    const image = await setWords(shorten(all, middle), words, width);
    if (fits(image, words, width)) [fitting, best] = [middle, image];
    else tooLong = middle;
  }
  return best;
}

/** Sets a title of several lines narrower where it takes no more of them: none ends in a word alone. */
async function evenOut(whole: DrawnWords, text: string, words: Words, width: number): Promise<DrawnWords> {
  if (words.family !== 'display' || whole.height < words.size * 2) return whole;
  const longestWord = Math.max(...text.split(/\s/u).map((word) => word.length)) * words.size * widestLetter;
  for (const share of narrower) {
    // A word that has no room would be cut.
    if (longestWord > width * share) continue;
    const image = await setWords(text, words, Math.round(width * share));
    if (image.height < whole.height + words.size / 2) return image;
  }
  return whole;
}

function fits({ width, height }: DrawnWords, { maxHeight }: Words, maxWidth: number): boolean {
  return height <= maxHeight && width <= maxWidth;
}

/** Ends after a whole word where one ends nearby. */
function shorten(graphemes: readonly string[], count: number): string {
  const text = graphemes.slice(0, count).join('');
  const space = text.lastIndexOf(' ');
  const isNear = space > text.length * 0.8;
  return `${(isNear ? text.slice(0, space) : text).trimEnd()}…`;
}

async function setWords(
  text: string,
  { family, weight, size, color }: Words,
  width: number,
): Promise<DrawnWords> {
  // In 1,024ths of a point: lines are as far apart in every script.
  const lineHeight = Math.round(size * lineSpacing * 1_024);
  const markup = `<span weight="${weight}" foreground="${color}" line_height="${lineHeight}" insert_hyphens="false">${escape(text)}</span>`;
  const { data, info } = await sharp({
    // At 72 dots to the inch a point is a pixel.
    text: {
      text: markup,
      font: `${families[family]} ${size}`,
      width,
      rgba: true,
      dpi: 72,
      wrap: 'word-char',
    },
  })
    .png()
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height, isRightToLeft: isRightToLeft(text) };
}

/** By its first letter, as paragraphs are set, or the mark before it. */
function isRightToLeft(text: string): boolean {
  const [first = ''] = /[\p{L}\u200e\u200f]/u.exec(text) ?? [];
  return /[\p{Script=Arabic}\p{Script=Hebrew}\u200f]/u.test(first);
}

function svg({ width, height }: { width: number; height: number }, inside: string): Buffer {
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${inside}</svg>`,
  );
}

function roundBox({ x, y, width, height }: Box): Box {
  return { x: Math.round(x), y: Math.round(y), width: Math.round(width), height: Math.round(height) };
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
