import { requireMe } from '#features/account/require-me.server.ts';
import { acceptBag, chooseCountry, placeOrder } from '#features/checkout/checkout-forms.server.ts';
import { namedCountries, readCheckout } from '#features/checkout/read-checkout.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  await requireMe(event.parent, event.url);
  return { checkout: await readCheckout(event), countries: namedCountries() };
};

export const actions: Actions = { order: placeOrder, country: chooseCountry, accept: acceptBag };
