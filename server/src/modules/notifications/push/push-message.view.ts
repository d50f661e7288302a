import { createHash } from 'node:crypto';
import type { Locale, Picture, PushNote } from '@spark/contract';
import type { PushMessage } from '../../../platform/push/index.ts';
import { priceOf, say, speak } from '../../../platform/sentences/index.ts';
import { firstWords } from '../first-words.ts';
import { sayWhat } from '../words/notification.words.ts';
import { factsOf, pathOf } from '../words/told-facts.ts';
import type { News } from './news.queries.ts';

/** A message holds 4,096 bytes; what shops write into titles and addresses has to fit. */
const titleChars = 120;
const pictureUrlChars = 1_000;
/** Wide enough for a phone, small enough for its battery. */
const pictureWidthPx = 480;

/** What a device is told of some news, or of a test. */
export function composeMessage(
  deviceId: string,
  news: News | null,
  locale: Locale,
): Pick<PushMessage, 'payload' | 'topic'> {
  const note = news === null ? testNote(locale) : noteOf(news);
  return { payload: JSON.stringify(note), topic: topicOf(deviceId, note.tag) };
}

function testNote(locale: Locale): PushNote {
  return {
    title: speak(locale, say`It works`),
    body: speak(locale, say`This is how Spark tells you something on this device.`),
    path: '/settings/notifications',
    tag: 'test',
    picture: null,
    unread: null,
  };
}

function noteOf({ locale, unread, about }: News): PushNote {
  if (about.kind === 'product') return { ...productNote(about, locale), unread };
  const { told } = about;
  const { id, comment, actors } = told;
  const sentence = firstWords(speak(locale, sayWhat(factsOf(told))), titleChars);
  return {
    // Two lines: who did what, and in which words.
    title: comment === null ? 'Spark' : sentence,
    body: comment === null ? sentence : comment.text,
    path: pathOf(told),
    tag: id,
    picture: pictureOf({ image: actors[0]?.avatar ?? null }),
    unread,
  };
}

function productNote(
  { type, product }: Extract<News['about'], { kind: 'product' }>,
  locale: Locale,
): Omit<PushNote, 'unread'> {
  const title = firstWords(product.title, titleChars);
  const price = product.price === null ? null : priceOf(product.price);
  const about = {
    path: `/products/${product.id}`,
    tag: `${type} ${product.id}`,
    picture: pictureOf(product),
  };
  switch (type) {
    case 'product_back':
      return {
        ...about,
        title: speak(locale, say`${title} is back`),
        body: speak(
          locale,
          price === null
            ? say`It can be bought again. It may not last.`
            : say`It can be bought again, for ${price}. It may not last.`,
        ),
      };
    case 'price_dropped':
      return {
        ...about,
        title: speak(locale, say`${title} costs less`),
        body: speak(locale, price === null ? say`It costs less than before.` : say`It costs ${price} now.`),
      };
  }
}

function pictureOf({ image }: { image: Picture | null }): string | null {
  if (image === null) return null;
  const wide = image.variants
    .filter(({ format, width }) => format === 'jpeg' && width >= pictureWidthPx)
    .toSorted((one, other) => one.width - other.width);
  const { url } = wide[0] ?? image;
  return url.length > pictureUrlChars ? null : url;
}

/** Newer news of the same thing replaces what still waits. The push service cannot tell who else is told of it. */
function topicOf(deviceId: string, tag: string): string {
  return createHash('sha256').update(`${deviceId} ${tag}`).digest('base64url').slice(0, 32);
}
