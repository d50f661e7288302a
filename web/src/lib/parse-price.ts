/** Digits a currency has beneath its unit: two for dollars, none for yen. */
export function minorDigits(currency: string): number {
  return (
    new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
  );
}

/** A price as it is typed, in minor units: "4.90", "4,9" and "5" are all understood. `null` for what is no price. */
export function parsePrice(text: string, currency: string): number | null {
  const match = /^(\d{1,9})(?:[.,](\d+))?$/.exec(text.trim());
  if (match === null) return null;
  const [, whole = '', fraction = ''] = match;
  const digits = minorDigits(currency);
  return fraction.length > digits ? null : Number(whole + fraction.padEnd(digits, '0'));
}

/** Minor units as a price to be typed over. */
export function typedPrice(amount: number, currency: string): string {
  const digits = minorDigits(currency);
  return (amount / 10 ** digits).toFixed(digits);
}
