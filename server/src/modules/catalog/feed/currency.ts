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

/** Signs that stand for one currency in a feed; `$` and `¥` are taken for the most common one, `kr` for none. */
const currencyBySign: ReadonlyMap<string, string> = new Map([
  ['€', 'EUR'],
  ['£', 'GBP'],
  ['$', 'USD'],
  ['US$', 'USD'],
  ['A$', 'AUD'],
  ['C$', 'CAD'],
  ['CA$', 'CAD'],
  ['R$', 'BRL'],
  ['¥', 'JPY'],
  ['₹', 'INR'],
  ['₩', 'KRW'],
  ['₽', 'RUB'],
  ['₺', 'TRY'],
  ['₴', 'UAH'],
  ['₫', 'VND'],
  ['₪', 'ILS'],
  ['฿', 'THB'],
  ['zł', 'PLN'],
  ['Kč', 'CZK'],
]);

/** Digits after the decimal point in a currency's amounts. */
export function minorDigits(currency: string): number {
  return otherMinorDigits.get(currency) ?? 2;
}

/** The ISO 4217 code a feed means by a code or sign, or `null` when it is none we know. */
export function readCurrency(text: string): string | null {
  const bySign = currencyBySign.get(text);
  if (bySign !== undefined) return bySign;
  const code = text.toUpperCase();
  return knownCurrencies.has(code) ? code : null;
}

/** Writes minor units as a feed would: `1500 USD` minor becomes `15.00 USD`. */
export function formatFeedPrice(amount: number, currency: string): string {
  const digits = minorDigits(currency);
  return `${(amount / 10 ** digits).toFixed(digits)} ${currency}`;
}
