import { pageLocale, pageZone, sayOnce } from '#page-language';
import { directionOf, type Money } from '@spark/contract';
import { inPageLanguage } from './words/in-page-language.ts';

const counts = inPageLanguage(
  (locale) => new Intl.NumberFormat(locale, { notation: 'compact', maximumFractionDigits: 1 }),
);
const whole = inPageLanguage((locale) => new Intl.NumberFormat(locale));
const decimals = inPageLanguage(
  (locale) => new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 }),
);
const percents = inPageLanguage((locale) => new Intl.NumberFormat(locale, { style: 'percent' }));
const signed = inPageLanguage(
  (locale) =>
    new Intl.NumberFormat(locale, {
      signDisplay: 'exceptZero',
      minimumFractionDigits: 2,
      maximumFractionDigits: 2,
    }),
);
const relative = inPageLanguage(
  (locale) => new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'narrow' }),
);
const ahead = inPageLanguage((locale) => new Intl.RelativeTimeFormat(locale, { numeric: 'always' }));
const dayOfYear = inPageLanguage(
  (locale) => new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone: 'UTC' }),
);
const fullDay = inPageLanguage(
  (locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }),
);
const facts = inPageLanguage(
  (locale) => new Intl.ListFormat(locale, { type: 'conjunction', style: 'narrow' }),
);
const list = inPageLanguage((locale) => new Intl.ListFormat(locale, { type: 'conjunction' }));

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** Up to here a count is its digits, in every language Spark speaks. */
const plainBelow = 1_000;

/** A count as short as it can be said: 12, 1.2K. */
export function formatCount(count: number): string {
  if (Number.isInteger(count) && count >= 0 && count < plainBelow) return String(count);
  return sayOnce(`count ${count}`, () => counts().format(count));
}

/** A number in full: 2,200. */
export function formatNumber(number: number): string {
  return sayOnce(`number ${number}`, () => whole().format(number));
}

/** A share of a whole: 0.4 is 40%. */
export function formatPercent(share: number): string {
  return sayOnce(`share ${share}`, () => percents().format(share));
}

/** A price in its own currency; whole amounts keep their cents, as shops print them. */
export function formatMoney(money: Money): string {
  return sayOnce(`${money.amount} ${money.currency}`, () => sayMoney(money));
}

function sayMoney({ amount, currency }: Money): string {
  const locale = pageLocale();
  const format = new Intl.NumberFormat(locale, { style: 'currency', currency });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  const value = amount / 10 ** digits;
  if (directionOf(locale) === 'ltr') return format.format(value);
  // Letters of a currency stay together with its sign: from right to left "US$" would be read as "$US".
  return format
    .formatToParts(value)
    .map(({ type, value: text }) => (type === 'currency' ? `\u2066${text}\u2069` : text))
    .join('');
}

/** A rating with one decimal. */
export function formatRating(average: number): string {
  return sayOnce(`rating ${average}`, () => decimals().format(average));
}

/** A number in hundredths with its sign: +0.80, −1.20. */
export function formatSigned(number: number): string {
  return signed().format(number).replace('-', '−');
}

/** How long ago something was, and from a week on the day itself. */
export function formatAgo(time: string, now: number): string {
  const then = Date.parse(time);
  const ageMs = Math.max(0, now - then);
  // What browsers say of this in Chinese is a state (现在), not how long ago it was.
  if (ageMs < minuteMs) return 'just now';
  if (ageMs < hourMs) return sayAgo(Math.floor(ageMs / minuteMs), 'minute');
  if (ageMs < dayMs) return sayAgo(Math.floor(ageMs / hourMs), 'hour');
  if (ageMs < 7 * dayMs) return sayAgo(Math.floor(ageMs / dayMs), 'day');
  return sayOnce(`date ${dayOf(then)}`, () => dayOfYear().format(then));
}

function sayAgo(many: number, unit: 'minute' | 'hour' | 'day'): string {
  return sayOnce(`${many} ${unit}`, () => relative().format(-many, unit));
}

/** Days are those of UTC: all moments of one are said alike. */
function dayOf(moment: number): number {
  return Math.floor(moment / dayMs);
}

/** How long it is until something, and from two weeks on the day itself. */
export function formatUntil(time: string, now: number): string {
  const leftMs = Date.parse(time) - now;
  if (leftMs < minuteMs) return 'in less than a minute';
  if (leftMs < hourMs) return sayAhead(Math.round(leftMs / minuteMs), 'minute');
  if (leftMs < dayMs) return sayAhead(Math.round(leftMs / hourMs), 'hour');
  if (leftMs < 14 * dayMs) return sayAhead(Math.round(leftMs / dayMs), 'day');
  return `on ${formatDay(time)}`;
}

/** How long somebody still waits, to the second towards its end. */
export function formatWait(leftMs: number): string {
  if (leftMs <= minuteMs) return sayAhead(Math.max(1, Math.ceil(leftMs / 1_000)), 'second');
  return sayAhead(Math.ceil(leftMs / minuteMs), 'minute');
}

function sayAhead(many: number, unit: 'second' | 'minute' | 'hour' | 'day'): string {
  return sayOnce(`in ${many} ${unit}`, () => ahead().format(many, unit));
}

/** A day in full. */
export function formatDay(time: string): string {
  const moment = Date.parse(time);
  return sayOnce(`day ${dayOf(moment)}`, () => fullDay().format(moment));
}

/** A day and the time of day, where the reader is; as long as that is not known, in UTC, which is said then. */
export function formatMoment(time: string): string {
  const zone = pageZone();
  const format = new Intl.DateTimeFormat(pageLocale(), {
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    ...(zone === null ? { timeZone: 'UTC', timeZoneName: 'short' } : { timeZone: zone }),
  });
  return format.format(Date.parse(time));
}

/**
 * A name within words of ours, which may be written in the other direction, where there is no element around it to say so. One
 * that runs as the page does stays as it is: from what stands in an isolate Chinese is not set apart.
 */
export function isolate(name: string): string {
  if (directionOf(pageLocale()) === 'ltr' && !turning.test(name)) return name;
  return `\u2068${name}\u2069`;
}

// What is written from the right, and the invisible marks that turn the direction of what follows.
const turning =
  /[\p{sc=Arab}\p{sc=Hebr}\p{sc=Syrc}\p{sc=Thaa}\p{sc=Nkoo}\p{sc=Adlm}\u200F\u202A-\u202E\u2066-\u2069]/u;

/** Several things in a sentence: "tea, bread and honey". */
export function formatList(things: readonly string[]): string {
  return list().format(things);
}

/** Several facts in a line: "12 new, 3 changed". */
export function formatFacts(said: readonly string[]): string {
  return facts().format(said);
}
