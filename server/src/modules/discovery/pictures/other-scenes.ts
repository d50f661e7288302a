import type { Interest, List, Picture, Post, ProductPage, Profile, Storefront } from '@spark/contract';
import type { Box, Layer, Scene } from '../../../platform/drawing/index.ts';
import { priceOf, say, sayCounted, speak, type Sentence } from '../../../platform/sentences/index.ts';
import {
  colors,
  columnSide,
  edge,
  ground,
  margin,
  placed,
  sharePicture,
  titleSize,
  wordmark,
  words,
} from './frame.ts';
import { personLine } from './person-line.ts';
import type { Drawn } from './picture-file.ts';

const { width, height } = sharePicture;
const half: Box = { x: 0, y: 0, width: height, height };
const beside: Box = {
  x: half.width + margin,
  y: margin,
  width: width - half.width - margin * 2,
  height: height - margin * 2,
};
const shownPhotos = 4;

/** The share picture of a product: the shop's own picture, its name, and its price while the shop stands by it. */
export function productScene(product: ProductPage, drawn: Drawn): Scene {
  const { locale } = drawn;
  const { title, brand, price, rating, isBuyable } = product;
  const average = rating.average?.toLocaleString(locale, {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });
  const stars =
    average === undefined
      ? []
      : [
          words.quiet(
            `${speak(locale, say`${average} of ${5} stars`)} · ${rating.count.toLocaleString(locale)}`,
          ),
        ];
  const facts = [
    ...(brand === null ? [] : [words.quiet(brand)]),
    ...(price === null ? [] : [words.strong(priceOf(price)(locale), 40)]),
    ...stars,
    ...(isBuyable ? [] : [words.quiet(speak(locale, say`Out of stock`))]),
  ];
  const picture = pictureHalf(product.image, 'contain', drawn);
  const box = picture.length === 0 ? wide() : placed(beside, locale);
  return scene([
    ...picture,
    ...wordmark(box, locale),
    {
      kind: 'column',
      box: { ...box, y: box.y + 64, height: box.height - 64 },
      anchor: 'middle',
      ...columnSide(locale),
      words: [
        words.title(title, titleSize(title, { short: 48, long: 34 }), box.height - 80 - facts.length * 52),
        ...facts.map((one, index) => ({ ...one, gap: index === 0 ? 34 : 22 })),
      ],
    },
  ]);
}

/** The share picture of a person: who they are, and the photos they posted last. */
export function personScene(profile: Profile, posts: readonly Post[], drawn: Drawn): Scene {
  const fact = speak(drawn.locale, countedPosts(profile.postCount));
  return withMosaic(
    {
      title: profile.name,
      text: profile.bio,
      foot: (box) => personLine({ ...profile, name: `@${profile.handle}` }, fact, box, drawn),
    },
    photosOf(posts),
    drawn,
  );
}

/** The share picture of an interest: its name and what was posted last. */
export function interestScene(interest: Interest, posts: readonly Post[], drawn: Drawn): Scene {
  const photos = photosOf(posts);
  return withMosaic(
    { title: interest.name, text: speak(drawn.locale, countedPosts(interest.postCount)), foot: () => [] },
    photos.length === 0 && interest.picture !== null ? [interest.picture] : photos,
    drawn,
  );
}

/** The share picture of a list. */
export function listScene(list: List, drawn: Drawn): Scene {
  const { itemCount: things } = list;
  const fact = speak(drawn.locale, sayCounted(things, say`${things} thing`, say`${things} things`));
  return withMosaic(
    {
      title: list.title,
      text: list.description,
      foot: (box) => personLine(list.owner, fact, box, drawn),
    },
    list.cover,
    drawn,
  );
}

/** The share picture of a storefront: what it says, whose it is, and something of each shelf. */
export function storefrontScene({ owner, title, intro, shelves }: Storefront, drawn: Drawn): Scene {
  const covers = shelves.map(({ list }) => list.cover);
  return withMosaic(
    {
      title,
      text: intro,
      foot: (box) => personLine(owner, speak(drawn.locale, say`Creator`), box, drawn),
    },
    inTurns(covers),
    drawn,
  );
}

/** The first of each, then the second of each, and so on; each once. */
function inTurns(covers: readonly (readonly Picture[])[]): Picture[] {
  const longest = Math.max(0, ...covers.map((cover) => cover.length));
  const turns = Array.from({ length: longest }, (_, place) => covers.flatMap((cover) => cover[place] ?? []));
  return [...new Map(turns.flat().map((picture) => [picture.url, picture])).values()];
}

/** The share picture of the place itself. */
export function placeScene(posts: readonly Post[], drawn: Drawn): Scene {
  return withMosaic(
    {
      title: speak(drawn.locale, say`Follow what you like. Buy what you see.`),
      text: speak(drawn.locale, say`Photos, stories, links and polls by people who like the same things.`),
      foot: () => [],
    },
    photosOf(posts),
    drawn,
  );
}

interface Words {
  title: string;
  text: string;
  foot: (box: Box) => Layer[];
}

function withMosaic({ title, text, foot }: Words, pictures: readonly Picture[], drawn: Drawn): Scene {
  const photos = mosaic(pictures, drawn);
  const box = photos.length === 0 ? wide() : placed(beside, drawn.locale);
  const footLayers = foot(box);
  const footHeight = footLayers.length === 0 ? 0 : 96;
  return scene([
    ...photos,
    ...wordmark(box, drawn.locale),
    {
      kind: 'column',
      box: { ...box, y: box.y + 64, height: box.height - 64 - footHeight },
      anchor: 'middle',
      ...columnSide(drawn.locale),
      words: [words.title(title, titleSize(title, { short: 54, long: 36 }), 250), words.body(text, 120)],
    },
    ...footLayers,
  ]);
}

/** Up to four pictures that fill the left half. */
function mosaic(pictures: readonly Picture[], { findFile, locale }: Drawn): Layer[] {
  const found = pictures.flatMap((picture) => {
    const file = findFile(picture, half.width);
    return file === null ? [] : [{ file, color: picture.color ?? colors.hairline }];
  });
  const shown = found.slice(0, found.length < shownPhotos ? 1 : shownPhotos);
  const gap = 6;
  const side = shown.length === 1 ? half.width : (half.width - gap) / 2;
  return shown.flatMap(({ file, color }, index): Layer[] => {
    const box = placed(
      {
        x: (index % 2) * (side + gap),
        y: Math.floor(index / 2) * (side + gap),
        width: side,
        height: side,
      },
      locale,
    );
    return [ground(box, color), { kind: 'picture', file, box, fit: 'cover', radius: 0 }];
  });
}

function pictureHalf(
  picture: Picture | null,
  fit: 'cover' | 'contain',
  { findFile, locale }: Drawn,
): Layer[] {
  const file = findFile(picture, half.width);
  if (file === null) return [];
  const box = placed(half, locale);
  return [ground(box, colors.raised), { kind: 'picture', file, box, fit, radius: 0 }];
}

function photosOf(posts: readonly Post[]): Picture[] {
  return posts.flatMap(({ media }) => media.filter(({ state }) => state === 'ready').slice(0, 1));
}

function wide(): Box {
  return { x: margin + 8, y: margin, width: width - 2 * (margin + 8), height: height - margin * 2 };
}

function scene(layers: Layer[]): Scene {
  return { width, height, ground: colors.paper, layers: [...layers, edge()] };
}

function countedPosts(count: number): Sentence {
  return sayCounted(count, say`${count} post`, say`${count} posts`);
}
