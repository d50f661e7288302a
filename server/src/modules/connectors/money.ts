import type { Money } from '@spark/contract';
import { minorDigits } from '../catalog/index.ts';

/**
 * An amount a program wrote with a decimal point, in whole minor units. Digits beyond them are rounded: shops compute
 * taxes and discounts finer than they take money. `null` when it is no amount.
 */
export function decimalMoney(amount: string | number, currency: string): Money | null {
  const digits = minorDigits(currency.toUpperCase());
  const text = typeof amount === 'number' ? plain(amount) : amount.trim();
  const parts = /^(\d+)(?:\.(\d*))?$/.exec(text);
  if (parts === null) return null;
  const [, whole = '', fraction = ''] = parts;
  const kept = Number(whole + fraction.slice(0, digits).padEnd(digits, '0'));
  const rounded = kept + (Number(fraction[digits] ?? '0') >= 5 ? 1 : 0);
  return Number.isSafeInteger(rounded) ? { amount: rounded, currency: currency.toUpperCase() } : null;
}

/** An amount in units of which `digits` decimals make one of the currency, in whole minor units. */
export function unitMoney(units: number, digits: number, currency: string): Money | null {
  if (!Number.isSafeInteger(units) || units < 0) return null;
  const text = String(units).padStart(digits + 1, '0');
  const cut = text.length - digits;
  return decimalMoney(`${text.slice(0, cut)}.${text.slice(cut)}`, currency);
}

/** A price with what it was before, where that was more. */
export function priced(
  now: Money | null,
  before: Money | null,
): { price: Money | null; salePrice: Money | null } {
  if (now !== null && before !== null && before.amount > now.amount) return { price: before, salePrice: now };
  return { price: now, salePrice: null };
}

// 19.9 + 9.99 is 29.889999999999997 to a computer; six decimals are more than any shop means.
function plain(amount: number): string {
  return Number.isFinite(amount) && amount >= 0 && amount < 1e15 ? amount.toFixed(6) : '';
}
