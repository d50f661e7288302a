import type { Money } from '@spark/contract';
import { say, type Sentence } from '../../../platform/sentences/index.ts';
import { minorDigits, readCurrency } from './currency.ts';
import type { RowIssueCode } from './feed-row.ts';

/** A price, or why the text is none. */
export type ParsedPrice =
  | { money: Money }
  | { money: null; code: RowIssueCode; reason: Sentence; hint: Sentence };

/** The contract's largest amount in minor units. */
const maxAmount = 100_000_000_000;

/** No price needs more; it also bounds the work of the expressions below. */
const maxPriceChars = 60;

const priceHint = say`write the price with a dot and an ISO 4217 currency, for example 15.00 USD`;

const currencyHint = say`write the ISO 4217 currency with the price, or name the feed’s with --currency`;

/**
 * Reads `15.00 USD`, `USD 15`, `15,00 €`, `1,299.00 USD`, `99 kr.` and their like into minor units; never guesses a decimal
 * point. `defaultCurrency`, that of prices that name none, also tells what a sign means that several currencies share.
 */
export function parsePrice(text: string, defaultCurrency: string | null): ParsedPrice {
  if (text.length > maxPriceChars) return refusal('bad_price', say`is not a price`);
  const parts = /^((?:[^\d\s.,+-]+\.?)?)\s*([+-]?\d[\d.,'’\s]*)\s*((?:[^\d\s.,+-]+\.?)?)$/u.exec(text.trim());
  if (parts === null) return refusal('bad_price', say`is not a price`);

  const [, before = '', digits = '', after = ''] = parts;
  if (before !== '' && after !== '') return refusal('bad_price', say`names two currencies`);
  const currencyText = before || after;
  if (currencyText === '' && defaultCurrency === null)
    return refusal('missing_currency', say`has no currency`, currencyHint);
  const { code: currency, isShared } =
    currencyText === ''
      ? { code: defaultCurrency, isShared: false }
      : readCurrency(currencyText, defaultCurrency);
  const hint = isShared ? currencyHint : priceHint;
  if (currency === null) {
    return isShared
      ? refusal(
          'unknown_currency',
          say`names its currency by a sign that several have: ${currencyText}`,
          hint,
        )
      : refusal('unknown_currency', say`names a currency that does not exist: ${currencyText}`);
  }
  if (digits.startsWith('-')) return refusal('bad_price', say`is below zero`);

  const decimal = toPlainDecimal(digits.replace(/^\+/, '').trim(), minorDigits(currency));
  if (decimal === null) {
    return refusal('ambiguous_price', say`can be read in two ways: is the separator a decimal point?`);
  }
  return toMinorUnits(decimal, currency, hint);
}

// A lone separator is a decimal point unless exactly three digits follow it. Then a comma groups thousands (1,299 USD),
// and a dot is left undecided: 1.299 EUR may be written by a German or by a program that does not round.
function toPlainDecimal(digits: string, minor: number): string | null {
  const isSpaced = /['’\s]/.test(digits);
  if (isSpaced && !/^\d{1,3}(['’\s]\d{3})+([.,]\d*)?$/.test(digits)) return null;
  const compact = digits.replace(/['’\s]/g, '');
  const lastDot = compact.lastIndexOf('.');
  const lastComma = compact.lastIndexOf(',');
  if (lastDot === -1 && lastComma === -1) return compact;
  if (lastDot !== -1 && lastComma !== -1) {
    return ungroup(compact, lastDot > lastComma ? '.' : ',');
  }

  const separator = lastDot === -1 ? ',' : '.';
  const groups = compact.split(separator);
  const tail = groups.at(-1) ?? '';
  if (groups.length > 2) return isGrouped(groups) ? groups.join('') : null;
  if (tail.length !== 3 || minor === 3) return compact.replace(',', '.');
  return separator === ',' && isGrouped(groups) ? groups.join('') : null;
}

function ungroup(compact: string, decimalPoint: '.' | ','): string | null {
  const grouping = decimalPoint === '.' ? ',' : '.';
  const [whole = '', fraction = '', ...more] = compact.split(decimalPoint);
  if (more.length > 0 || !isGrouped(whole.split(grouping))) return null;
  return `${whole.replaceAll(grouping, '')}.${fraction}`;
}

function isGrouped(groups: string[]): boolean {
  return groups.every((group, index) => (index === 0 ? /^\d{1,3}$/ : /^\d{3}$/).test(group));
}

function toMinorUnits(decimal: string, currency: string, hint: Sentence): ParsedPrice {
  const minor = minorDigits(currency);
  const [whole = '', fraction = ''] = decimal.split('.');
  if (/[1-9]/.test(fraction.slice(minor))) {
    return refusal('bad_price', say`has more decimals than ${currency} allows`, hint);
  }
  const amount = Number(whole + fraction.slice(0, minor).padEnd(minor, '0'));
  if (!Number.isSafeInteger(amount) || amount > maxAmount) return refusal('bad_price', say`is too large`);
  return { money: { amount, currency } };
}

function refusal(code: RowIssueCode, reason: Sentence, hint = priceHint): ParsedPrice {
  return { money: null, code, reason, hint };
}
