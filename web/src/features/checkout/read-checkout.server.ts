import { countries, type Bag, type DeliveryOption, type Order } from '@spark/contract';
import { redirect, type RequestEvent } from '@sveltejs/kit';
import { pageLocale } from '#page-language';
import { call, isApiProblem, newIdempotencyKey, routes } from '#lib/api/index.ts';
import { paths } from '#lib/paths.ts';
import { countryName } from '#lib/server/country-name.ts';
import {
  addressFields,
  chooseDelivery,
  emptyAddress,
  isSettled,
  type Checkout,
  type Entered,
} from './checkout.ts';

/** What the checkout begins with. A bag that is empty, sold elsewhere or not as it was is looked at first. */
export async function readCheckout({ fetch, request, url }: Asked): Promise<Checkout> {
  const [bag, last] = await Promise.all([call(fetch, routes.getBag), readLastOrder(fetch)]);
  const currency = currencyOf(bag, url.searchParams.get('currency'));
  if (currency === null || bag.checkout !== 'builtin' || !isSettled(bag)) redirect(303, paths.bag);
  const entered: Entered = {
    ...emptyAddress,
    country: countryOf(request.headers.get('accept-language') ?? ''),
    ...(last === undefined ? {} : pickAddress(last)),
  };
  const options = await readDelivery(fetch, entered.country, currency);
  const delivery = chooseDelivery(options, last?.delivery.id ?? '');
  return { bag, currency, entered, options, delivery, remarks: {}, key: newIdempotencyKey() };
}

/** The part of a bag that is bought: the one asked for, or the only one; `null` where there is none. */
export function currencyOf({ totals }: Bag, asked: string | null): string | null {
  const currencies = totals.map(({ currency }) => currency);
  if (asked !== null) return currencies.includes(asked) ? asked : null;
  return currencies.length === 1 ? (currencies[0] ?? null) : null;
}

/** Ways of delivery to a country; none to one that does not exist. */
export async function readDelivery(
  fetch: typeof globalThis.fetch,
  country: string,
  currency: string,
): Promise<DeliveryOption[]> {
  if (!countries.has(country)) return [];
  return (await call(fetch, routes.listDelivery, { query: { country, currency } })).items;
}

/** All countries by name. */
export function namedCountries(): { code: string; name: string }[] {
  return [...countries]
    .map((code) => ({ code, name: countryName(code) }))
    .toSorted((one, other) => one.name.localeCompare(other.name, pageLocale()));
}

/** The address of the last order is most likely that of the next. */
async function readLastOrder(fetch: typeof globalThis.fetch): Promise<Order | undefined> {
  try {
    return (await call(fetch, routes.listOrders, { query: { limit: 1 } })).items[0];
  } catch (caught) {
    // One can type it again.
    if (isApiProblem(caught)) return undefined;
    throw caught;
  }
}

function pickAddress({ address }: Order): Partial<Entered> {
  return Object.fromEntries(addressFields.map((field) => [field, address[field] ?? '']));
}

/** The country the browser's languages speak of; a guess that is seen before it matters. */
function countryOf(languages: string): string {
  const region = /^[a-z]{2,3}(?:-[A-Za-z]{4})?-([A-Z]{2})\b/.exec(languages)?.[1] ?? '';
  return countries.has(region) ? region : '';
}

type Asked = Pick<RequestEvent, 'fetch' | 'request' | 'url'>;
