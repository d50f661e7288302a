import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { acceptChanges } from '#features/bag/accept-changes.ts';
import { accountBag } from '#features/bag/bag-keeper.ts';
import { call, isApiProblem, newIdempotencyKey, routes, type ApiProblem } from '#lib/api/index.ts';
import type { FieldErrors } from '#lib/field-errors.ts';
import { paths } from '#lib/paths.ts';
import { checkEntered, chooseDelivery, isSettled, type Checkout, type Entered } from './checkout.ts';
import { currencyOf, readDelivery } from './read-checkout.server.ts';

/** Places the order. Whatever stands in its way is told with everything that was typed, and the bag as it is now. */
export async function placeOrder(event: RequestEvent) {
  const sent = readForm(await event.request.formData());
  const remarks = checkEntered(sent.entered, sent.delivery);
  if (Object.keys(remarks).length > 0) return fail(422, await answer(event, sent, remarks));
  let order;
  try {
    order = await call(event.fetch, routes.createOrder, {
      body: {
        address: addressOf(sent.entered),
        delivery: sent.delivery,
        currency: sent.currency,
        expectedTotal: { amount: sent.shownTotal, currency: sent.currency },
      },
      idempotencyKey: sent.key,
    });
  } catch (caught) {
    if (!isApiProblem(caught)) throw caught;
    return fail(caught.problem.status, await answer(event, sent, remarksOf(caught)));
  }
  redirect(303, order.viewer.canPay ? paths.orderPayment(order.id) : `${paths.order(order.id)}?placed=1`);
}

/** Shows the ways of delivery to another country, without JavaScript. */
export async function chooseCountry(event: RequestEvent) {
  return answer(event, readForm(await event.request.formData()), {});
}

/** Accepts what changed in the bag; what was typed stays. */
export async function acceptBag(event: RequestEvent) {
  const sent = readForm(await event.request.formData());
  const bag = accountBag(event.fetch);
  try {
    await acceptChanges(bag, await bag.read());
  } catch (caught) {
    if (!isApiProblem(caught)) throw caught;
    return fail(caught.problem.status, await answer(event, sent, { form: caught.message }));
  }
  return answer(event, sent, {});
}

async function answer({ fetch }: RequestEvent, sent: Sent, remarks: FieldErrors): Promise<Checkout> {
  const [bag, options] = await Promise.all([
    call(fetch, routes.getBag),
    readDelivery(fetch, sent.entered.country, sent.currency),
  ]);
  // Everything was sold out meanwhile, or the order was placed in another window.
  if (isSettled(bag) && currencyOf(bag, sent.currency) === null) redirect(303, paths.bag);
  const { entered, currency, key } = sent;
  return { bag, currency, entered, options, delivery: chooseDelivery(options, sent.delivery), remarks, key };
}

function remarksOf({ problem }: ApiProblem): FieldErrors {
  const remarks: FieldErrors = {};
  for (const { path, message } of problem.errors ?? []) {
    const field = /^\/(?:address\/)?(name|line1|line2|city|region|postalCode|country|delivery)$/.exec(
      path,
    )?.[1];
    if (field !== undefined) remarks[field] ??= message;
  }
  return Object.keys(remarks).length > 0 ? remarks : { form: problem.detail };
}

interface Sent {
  entered: Entered;
  delivery: string;
  currency: string;
  key: string;
  /** What the page said it costs, with the delivery that was chosen. */
  shownTotal: number;
}

function readForm(form: FormData): Sent {
  const text = (name: string) => String(form.get(name) ?? '');
  const cents = (name: string) => Math.trunc(Number(text(name))) || 0;
  const delivery = text('delivery');
  return {
    entered: {
      name: text('name'),
      line1: text('line1'),
      line2: text('line2'),
      city: text('city'),
      region: text('region'),
      postalCode: text('postalCode'),
      country: text('country'),
    },
    delivery,
    currency: text('currency'),
    key: text('key') || newIdempotencyKey(),
    shownTotal: cents('subtotal') + cents(`price-${delivery}`),
  };
}

function addressOf({ line2, region, ...needed }: Entered) {
  const { name, line1, city, postalCode, country } = needed;
  return {
    name: name.trim(),
    line1: line1.trim(),
    line2: line2.trim() || null,
    city: city.trim(),
    region: region.trim() || null,
    postalCode: postalCode.trim(),
    country,
  };
}
