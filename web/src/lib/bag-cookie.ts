import type { KeptBagLine, Money } from '@spark/contract';

/** Where a visitor's bag is kept until there is an account; pages rendered by the server read it, too. */
export const bagCookie = 'spark_bag';

/** As many lines as a device keeps: browsers hold 4 KB a cookie, and a line takes up to 100 letters. */
export const keptBagLines = 30;

const oneYearSeconds = 365 * 24 * 60 * 60;

/** The attributes of the cookie, for the server and for the browser alike. */
export const bagCookieOptions = { path: '/', maxAge: oneYearSeconds, sameSite: 'lax' } as const;

/** Writes lines as a cookie's value: only letters that no cookie has to escape. */
export function encodeBag(lines: readonly KeptBagLine[]): string {
  return lines.slice(0, keptBagLines).map(encodeLine).join('~');
}

/** Reads what `encodeBag` wrote; whatever is not a line of a bag is passed over. */
export function decodeBag(value: string): KeptBagLine[] {
  return value
    .split('~')
    .flatMap((text) => decodeLine(text) ?? [])
    .slice(0, keptBagLines);
}

function encodeLine({ productId, quantity, fromPostId, priceWhenAdded, addedAt }: KeptBagLine): string {
  const seconds = addedAt === undefined ? '' : Math.floor(Date.parse(addedAt) / 1_000).toString(36);
  const price = priceWhenAdded ? [priceWhenAdded.amount.toString(36), priceWhenAdded.currency] : ['', ''];
  return [strip(productId), quantity, fromPostId ? strip(fromPostId) : '', ...price, seconds].join('.');
}

const linePattern =
  /^([0-9a-f]{32})\.([1-9]\d?)\.([0-9a-f]{32})?\.(?:([0-9a-z]{1,8})\.([A-Z]{3})|\.)\.([0-9a-z]{1,7})?$/;

function decodeLine(text: string): KeptBagLine | null {
  const match = linePattern.exec(text);
  if (match === null) return null;
  const [, product = '', quantity = '', post, amount, currency, seconds] = match;
  const price = readPrice(amount, currency);
  return {
    productId: dash(product),
    quantity: Number(quantity),
    fromPostId: post === undefined ? null : dash(post),
    ...(price === null ? {} : { priceWhenAdded: price }),
    ...(seconds === undefined ? {} : { addedAt: readTime(seconds) }),
  };
}

const mostCents = 100_000_000_000;

function readPrice(amount: string | undefined, currency: string | undefined): Money | null {
  if (amount === undefined || currency === undefined) return null;
  const cents = Number.parseInt(amount, 36);
  return cents > mostCents ? null : { amount: cents, currency };
}

/** No date beyond the year 4000 gets here: the server reads years of four digits. */
const latestSeconds = 64_060_588_800;

function readTime(seconds: string): string {
  return new Date(Math.min(Number.parseInt(seconds, 36), latestSeconds) * 1_000).toISOString();
}

function strip(id: string): string {
  return id.replaceAll('-', '');
}

function dash(hex: string): string {
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
