import type { Locale, Picture, Post, PostProduct } from '@spark/contract';
import type { Box, Layer, Scene } from '../../../platform/drawing/index.ts';
import { priceOf, say, sayCounted, speak } from '../../../platform/sentences/index.ts';
import { ownWords } from '../post-words.ts';
import {
  colors,
  columnSide,
  edge,
  ground,
  isFromRight,
  margin,
  placed,
  sharePicture,
  titleSize,
  wordmark,
  words,
} from './frame.ts';
import { personLine } from './person-line.ts';
import type { Drawn } from './picture-file.ts';
import { bagMark, tagDots } from './tag-dots.ts';

const { width, height } = sharePicture;
// A photo keeps its shape as far as words have room beside it.
const photoRatio = { min: 0.8, max: 1.05 };
const optionHeight = 62;
const shownOptions = 4;

/** The share picture of a post: its photo with the dots, or its words alone. */
export function postScene(post: Post, drawn: Drawn): Scene {
  const picture = shownPicture(post);
  const file = drawn.findFile(picture?.picture, height);
  const layers =
    picture === null || file === null
      ? wordsAlone(post, drawn)
      : besidePhoto(post, { ...picture, file }, drawn);
  return { width, height, ground: colors.paper, layers: [...layers, edge()] };
}

interface ShownPicture {
  picture: Picture;
  tags: Post['media'][number]['tags'];
  /** Of the shop, on white. */
  isProduct: boolean;
}

function shownPicture({ media, link, review, products, poll }: Post): ShownPicture | null {
  const [photo] = media.filter(({ state }) => state === 'ready');
  if (photo !== undefined) return { picture: photo, tags: photo.tags, isProduct: false };
  const picture = review?.photos[0] ?? link?.picture;
  if (picture) return { picture, tags: [], isProduct: false };
  const image = poll === null ? products[0]?.image : null;
  return image ? { picture: image, tags: [], isProduct: true } : null;
}

function besidePhoto(post: Post, shown: ShownPicture & { file: string }, drawn: Drawn): Layer[] {
  const { picture, isProduct } = shown;
  const ratio = isProduct
    ? 1
    : Math.min(Math.max(picture.width / picture.height, photoRatio.min), photoRatio.max);
  const photoWidth = Math.round(height * ratio);
  const photo = placed({ x: 0, y: 0, width: photoWidth, height }, drawn.locale);
  const beside = placed(
    {
      x: photoWidth + margin,
      y: margin,
      width: width - photoWidth - margin * 2,
      height: height - margin * 2,
    },
    drawn.locale,
  );
  return [
    ground(photo, isProduct ? colors.raised : (picture.color ?? colors.hairline)),
    { kind: 'picture', file: shown.file, box: photo, fit: isProduct ? 'contain' : 'cover', radius: 0 },
    ...bagMark(post.shoppableCount, photo),
    tagDots(shown.tags, picture, photo),
    ...wordmark(beside, drawn.locale),
    ...said(
      { post, drawn },
      { ...beside, y: beside.y + 64, height: beside.height - 64 - 96 },
      { short: 44, long: 32 },
    ),
    ...personLine(post.author, factOf(post), beside, drawn),
  ];
}

function wordsAlone(post: Post, drawn: Drawn): Layer[] {
  const box: Box = { x: margin + 8, y: margin, width: width - 2 * (margin + 8), height: height - margin * 2 };
  const middle = { ...box, y: box.y + 72, height: box.height - 72 - 104 };
  const options = post.poll?.options.slice(0, shownOptions) ?? [];
  return [
    ...wordmark(box, drawn.locale),
    ...(options.length === 0
      ? said({ post, drawn }, middle, { short: 62, long: 40 })
      : poll(
          { post, drawn },
          options.map((option) => option.text),
          middle,
        )),
    ...personLine(post.author, factOf(post), box, drawn),
  ];
}

/** What it says, what can be bought, and what is to be disclosed. */
function said(
  { post, drawn: { locale } }: { post: Post; drawn: Drawn },
  box: Box,
  sizes: { short: number; long: number },
): Layer[] {
  const title = ownWords(post) ?? speak(locale, say`A post by ${post.author.name}`);
  const disclosure = post.disclosure === null ? [] : [words.strong(post.disclosure, 23)];
  const given = post.review?.stars;
  const stars = given === undefined ? [] : [words.strong(speak(locale, say`${given} of ${5} stars`), 27)];
  const product = offered(post.products, locale);
  const below = [
    ...stars,
    ...(product === null ? [] : [{ ...words.quiet(running(locale) + product, 26), maxHeight: 72 }]),
    ...disclosure,
  ];
  const room = box.height - below.reduce((sum, { maxHeight }) => sum + maxHeight + 24, 0);
  return [
    {
      kind: 'column',
      box,
      anchor: 'middle',
      ...columnSide(locale),
      words: [
        words.title(title, titleSize(title, sizes), room),
        ...below.map((one, index) => ({ ...one, gap: index === 0 ? 34 : 20 })),
      ],
    },
  ];
}

/** Has a line run as its language does, whatever the name it begins with is written in. */
function running(locale: Locale): string {
  return isFromRight(locale) ? '\u200f' : '\u200e';
}

/** The first thing to buy; its price only while the shop stands by it. */
function offered(products: readonly PostProduct[], locale: Locale): string | null {
  const [first, ...others] = products.filter(({ isBuyable }) => isBuyable);
  if (first === undefined) return null;
  // Apart from the title, which may run the other way and would turn the sign of the currency round.
  const price = first.price === null ? '' : ` · \u2068${priceOf(first.price)(locale)}\u2069`;
  const offer = `${cut(first.title)}${price}`;
  const more = others.length;
  if (more === 0) return offer;
  const words = speak(
    locale,
    sayCounted(more, say`${offer} and ${more} more`, say`${offer} and ${more} more`),
  );
  const [before = '', after = ''] = words.split(offer);
  // What is added does not part, a number least of all.
  const whole = after
    .replaceAll(/(?<!^\u2069?)\s/gu, '\u{a0}')
    // Chinese may part between any two letters.
    .replaceAll(/(?<=\p{Script=Han})(?=\p{Script=Han})/gu, '\u{2060}');
  return before + offer + whole;
}

function cut(title: string): string {
  const characters = [...title];
  return characters.length <= 32 ? title : `${characters.slice(0, 31).join('').trimEnd()}…`;
}

function poll({ post, drawn }: { post: Post; drawn: Drawn }, options: readonly string[], box: Box): Layer[] {
  const gap = 12;
  const rows = Math.ceil(options.length / 2);
  const optionsHeight = rows * optionHeight + (rows - 1) * gap;
  const question = ownWords(post) ?? '';
  const top = box.y + box.height - optionsHeight;
  const optionWidth = (box.width - gap) / 2;
  const places = options.map((_, index) =>
    placed(
      {
        x: box.x + (index % 2) * (optionWidth + gap),
        y: top + Math.floor(index / 2) * (optionHeight + gap),
        width: optionWidth,
        height: optionHeight,
      },
      drawn.locale,
    ),
  );
  return [
    {
      kind: 'column',
      box: { ...box, height: box.height - optionsHeight - 24 },
      anchor: 'middle',
      ...columnSide(drawn.locale),
      words: [
        words.title(question, titleSize(question, { short: 54, long: 36 }), box.height - optionsHeight - 60),
        ...(post.disclosure === null ? [] : [words.strong(post.disclosure, 23)]),
      ],
    },
    ...places.flatMap((place, index): Layer[] => [
      {
        kind: 'shapes',
        svg: `<rect x="${place.x}" y="${place.y}" width="${place.width}" height="${place.height}" rx="16" fill="${colors.raised}" stroke="${colors.hairline}" stroke-width="2"/>`,
      },
      {
        kind: 'column',
        box: { x: place.x + 24, y: place.y, width: place.width - 48, height: place.height },
        anchor: 'middle',
        ...columnSide(drawn.locale),
        words: [words.strong(options[index] ?? '', 25)],
      },
    ]),
  ];
}

function factOf({ kind, link, interests, author }: Post): string {
  if (kind === 'link' && link !== null && link.site !== '') return link.site;
  return interests[0]?.name ?? `@${author.handle}`;
}
