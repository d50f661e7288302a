import { directionOf, type Locale, type Money } from '@spark/contract';
import type { InLanguage, Value } from './sentence.ts';
import { speak } from './speak.ts';

/** A price as the language writes it: `$12.90`, `US$12.90`. */
export function priceOf({ amount, currency }: Money): InLanguage {
  return (locale) => {
    const format = new Intl.NumberFormat(locale, { style: 'currency', currency });
    const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
    const value = amount / 10 ** digits;
    if (directionOf(locale) === 'ltr') return format.format(value);
    // Letters of a currency stay together with its sign: from right to left "US$" would be read as "$US".
    return format
      .formatToParts(value)
      .map(({ type, value: text }) => (type === 'currency' ? `\u2066${text}\u2069` : text))
      .join('');
  };
}

/** A day in full. */
export function dayOf(time: Date): InLanguage {
  return (locale) => time.toLocaleDateString(locale, { dateStyle: 'long', timeZone: 'UTC' });
}

/** Several things in a row: "tea, bread and honey". */
export function listOf(
  things: readonly Value[],
  type: 'conjunction' | 'disjunction' = 'conjunction',
): InLanguage {
  return (locale) => {
    const words = things.map((thing) => wordsOf(thing, locale));
    return new Intl.ListFormat(locale, { type }).format(words);
  };
}

function wordsOf(thing: Value, locale: Locale): string {
  return speak(locale, { source: '{0}', values: [thing] });
}
