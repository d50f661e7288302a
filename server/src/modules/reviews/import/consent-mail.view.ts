import type { Locale } from '@spark/contract';
import { composeLetter, type Letter } from '../../../platform/mail/index.ts';
import { consentMailWords } from './consent-mail.words.ts';

/** Beyond this many a letter says only how many more there are. */
const listedReviews = 20;

/** The letter about the earlier reviews that wait for an address. */
export function composeConsentMail(
  reviews: readonly { title: string; stars: number }[],
  { locale, href, shop }: { locale: Locale; href: string; shop: string },
): Letter {
  const words = consentMailWords;
  const more = reviews.length - listedReviews;
  const rows = reviews
    .slice(0, listedReviews)
    .map(({ title, stars }) => [title, words.stars(stars)] as const);
  return composeLetter({
    locale,
    subject: words.subject(reviews.length),
    parts: [
      words.opening(reviews.length, shop),
      { rows },
      ...(more > 0 ? [words.more(more)] : []),
      // All three lead to a page with buttons: programs that look into letters follow links, and nobody has spoken by that.
      { words: words.publish, href: `${href}&do=publish`, look: 'button' },
      { words: words.choose, href },
      words.closing,
      { words: words.never, href: `${href}&do=refuse`, look: 'quiet' },
    ],
  });
}
