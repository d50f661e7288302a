import type { Locale } from '@spark/contract';
import { composeLetter, oneClickHeaders, type MailMessage } from '../../platform/mail/index.ts';
import { priceOf, say, type Sentence } from '../../platform/sentences/index.ts';
import type { WatchRow } from './watches.queries.ts';

/** Where mail programs post to, to end a watch, before its token. */
export const endWatchPath = '/api/v1/unsubscribe/watches';

type Told = Pick<WatchRow, 'kind' | 'product_id' | 'title' | 'token' | 'price_amount' | 'price_currency'>;

/** The letter about a watch. */
export function composeWatchMail(
  watch: Told,
  { about, publicUrl, locale }: { about: 'confirm' | 'back' | 'price'; publicUrl: string; locale: Locale },
): Omit<MailMessage, 'id' | 'to'> {
  const settle = `${publicUrl}/watches/${watch.token}`;
  const product = `${publicUrl}/products/${watch.product_id}`;
  const { subject, opening } = wordsOf(watch, about);
  const links =
    about === 'confirm'
      ? [{ words: say`Yes, tell me`, href: settle, look: 'button' as const }]
      : [
          { words: say`Look at it`, href: product, look: 'button' as const },
          { words: say`Stop telling me about it`, href: settle },
        ];
  const letter = composeLetter({ locale, subject, parts: [opening, ...links] });
  // What only asks whether to write is no letter of a kind that could be ended.
  if (about === 'confirm') return letter;
  return { ...letter, headers: oneClickHeaders(`${publicUrl}${endWatchPath}/${watch.token}`) };
}

function wordsOf(watch: Told, about: 'confirm' | 'back' | 'price'): { subject: Sentence; opening: Sentence } {
  const { title, kind } = watch;
  switch (about) {
    case 'confirm':
      return {
        subject: say`Shall we tell you about ${title}?`,
        opening:
          kind === 'back'
            ? say`Somebody, hopefully you, asked us to write to this address about “${title}” when it is back. If it was not you, do nothing: we will not write again.`
            : say`Somebody, hopefully you, asked us to write to this address about “${title}” when it costs less. If it was not you, do nothing: we will not write again.`,
      };
    case 'back':
      return {
        subject: say`${title} is back`,
        opening: say`“${title}” can be bought again. It may not last.`,
      };
    case 'price': {
      const price = priceOf({
        amount: watch.price_amount ?? 0,
        currency: watch.price_currency ?? 'USD',
      });
      return {
        subject: say`${title} costs less`,
        opening: say`“${title}” costs less than before: ${price}.`,
      };
    }
  }
}
