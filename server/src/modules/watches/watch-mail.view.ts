import { composeLetter, type Letter } from '../../platform/mail/index.ts';
import { formatMoney } from '../shop/index.ts';
import type { WatchRow } from './watches.queries.ts';

type Told = Pick<WatchRow, 'kind' | 'product_id' | 'title' | 'token' | 'price_amount' | 'price_currency'>;

/** The letter about a watch. */
export function composeWatchMail(
  watch: Told,
  { about, publicUrl }: { about: 'confirm' | 'back' | 'price'; publicUrl: string },
): Letter {
  const settle = `${publicUrl}/watches/${watch.token}`;
  const product = `${publicUrl}/products/${watch.product_id}`;
  const { subject, opening } = wordsOf(watch, about);
  const links =
    about === 'confirm'
      ? [{ words: 'Yes, tell me', href: settle, look: 'button' as const }]
      : [
          { words: 'Look at it', href: product, look: 'button' as const },
          { words: 'Stop telling me about it', href: settle },
        ];
  return composeLetter({ lang: 'en', subject, parts: [opening, ...links] });
}

function wordsOf(watch: Told, about: 'confirm' | 'back' | 'price'): { subject: string; opening: string } {
  const { title, kind } = watch;
  switch (about) {
    case 'confirm': {
      const wish = kind === 'back' ? 'when it is back' : 'when it costs less';
      return {
        subject: `Shall we tell you about ${title}?`,
        opening: `Somebody, hopefully you, asked us to write to this address about “${title}” ${wish}. If it was not you, do nothing: we will not write again.`,
      };
    }
    case 'back':
      return { subject: `${title} is back`, opening: `“${title}” can be bought again. It may not last.` };
    case 'price': {
      const price = formatMoney({
        amount: watch.price_amount ?? 0,
        currency: watch.price_currency ?? 'USD',
      });
      return { subject: `${title} costs less`, opening: `“${title}” costs less than before: ${price}.` };
    }
  }
}
