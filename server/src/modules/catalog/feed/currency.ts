/** Currencies whose smallest unit is not a hundredth (ISO 4217); Intl is not asked because it follows cash habits. */
const otherMinorDigits: ReadonlyMap<string, number> = new Map([
  ...[
    'BIF',
    'CLP',
    'DJF',
    'GNF',
    'ISK',
    'JPY',
    'KMF',
    'KRW',
    'PYG',
    'RWF',
    'UGX',
    'VND',
    'VUV',
    'XAF',
    'XOF',
    'XPF',
  ].map((code): [string, number] => [code, 0]),
  ...['BHD', 'IQD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND'].map((code): [string, number] => [code, 3]),
]);

const knownCurrencies: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

/** Signs and words that stand for one currency in a feed, in capitals. */
const currencyBySign: ReadonlyMap<string, string> = new Map([
  ['€', 'EUR'],
  ['£', 'GBP'],
  ['US$', 'USD'],
  ['A$', 'AUD'],
  ['C$', 'CAD'],
  ['CA$', 'CAD'],
  ['HK$', 'HKD'],
  ['NT$', 'TWD'],
  ['R$', 'BRL'],
  ['CN¥', 'CNY'],
  ['RMB', 'CNY'],
  ['元', 'CNY'],
  ['JP¥', 'JPY'],
  ['円', 'JPY'],
  ['₹', 'INR'],
  ['₩', 'KRW'],
  ['₽', 'RUB'],
  ['₺', 'TRY'],
  ['₴', 'UAH'],
  ['₫', 'VND'],
  ['₪', 'ILS'],
  ['฿', 'THB'],
  ['ZŁ', 'PLN'],
  ['KČ', 'CZK'],
]);

/**
 * Signs that several currencies share. One means the feed's own currency where that is among those it may mean; otherwise
 * `$` and `¥` mean the most common one, and `kr`, which has none, nothing.
 */
const sharedSigns: ReadonlyMap<string, { usual: string | null; others: readonly string[] }> = new Map([
  ['$', { usual: 'USD', others: ['AUD', 'CAD', 'NZD', 'HKD', 'TWD', 'SGD', 'MXN', 'ARS', 'CLP', 'COP'] }],
  ['¥', { usual: 'JPY', others: ['CNY'] }],
  ['KR', { usual: null, others: ['SEK', 'NOK', 'DKK', 'ISK'] }],
]);

/** Digits after the decimal point in a currency's amounts. */
export function minorDigits(currency: string): number {
  return otherMinorDigits.get(currency) ?? 2;
}

/** A currency as a feed names it. */
export interface NamedCurrency {
  /** The ISO 4217 code, or `null` when it is none we know. */
  code: string | null;
  /** It is named by a sign that others have, too. */
  isShared: boolean;
}

/**
 * The currency a feed means by a code or sign, in whatever width (`￥` is `¥`) and letters, with or without a dot behind
 * it. `ofFeed` is the one of prices that name none, which also tells what a shared sign means.
 */
export function readCurrency(text: string, ofFeed: string | null): NamedCurrency {
  const name = text.normalize('NFKC').toUpperCase().replace(/\.$/, '');
  const shared = sharedSigns.get(name);
  if (shared !== undefined) {
    const isOfFeed = ofFeed !== null && shared.others.includes(ofFeed);
    return { code: isOfFeed ? ofFeed : shared.usual, isShared: true };
  }
  const code = currencyBySign.get(name) ?? (knownCurrencies.has(name) ? name : null);
  return { code, isShared: false };
}

/** Writes minor units as a feed would: `1500 USD` minor becomes `15.00 USD`. */
export function formatFeedPrice(amount: number, currency: string): string {
  const digits = minorDigits(currency);
  return `${(amount / 10 ** digits).toFixed(digits)} ${currency}`;
}
