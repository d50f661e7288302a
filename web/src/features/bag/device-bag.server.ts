import type { KeptBagLine } from '@spark/contract';
import type { Cookies, RequestEvent } from '@sveltejs/kit';
import { call, isApiProblem, routes } from '#lib/api/index.ts';
import { bagCookie, bagCookieOptions, decodeBag, encodeBag } from '#lib/bag-cookie.ts';
import { accountBag, deviceBag, type BagKeeper } from './bag-keeper.ts';

/** The lines of a visitor's bag. */
export function readDeviceBag(cookies: Cookies): KeptBagLine[] {
  return decodeBag(cookies.get(bagCookie) ?? '');
}

/** The bag of whoever sent this request, for pages and forms that work without JavaScript. */
export function bagOf({ cookies, fetch, url }: PageEvent, isSignedIn: boolean): BagKeeper {
  if (isSignedIn) return accountBag(fetch);
  // Not HttpOnly: with JavaScript the page changes the bag by itself. What is in it is no secret from the page.
  const options = { ...bagCookieOptions, httpOnly: false, secure: url.protocol === 'https:' };
  const store = {
    read: () => readDeviceBag(cookies),
    write: (lines: readonly KeptBagLine[]) => cookies.set(bagCookie, encodeBag(lines), options),
  };
  return deviceBag(fetch, store, () => new Date());
}

/** Carries the bag of this device into the account of whoever just signed in, and forgets it here. */
export async function carryBag({ cookies, fetch }: Omit<PageEvent, 'url'>): Promise<void> {
  const items = readDeviceBag(cookies);
  if (items.length === 0) return;
  try {
    await call(fetch, routes.mergeBag, { body: { items } });
  } catch (caught) {
    // Signed in all the same: the bag stays on the device, and is brought in the next time.
    if (isApiProblem(caught)) return;
    throw caught;
  }
  cookies.delete(bagCookie, { path: bagCookieOptions.path });
}

type PageEvent = Pick<RequestEvent, 'cookies' | 'fetch' | 'url'>;
