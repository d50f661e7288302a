import type { Order } from '@spark/contract';
import { afterAll, beforeAll, expect } from 'vitest';
import {
  signMessage,
  startStripeSite,
  webhookSecret,
  type StripeSite,
} from '../../server/test/stripe-site.ts';
import { journey } from './harness/journey.ts';
import { ownSpark } from './harness/own-spark.ts';
import { newEmail, signUp } from './harness/people.ts';
import { fillAddress, ordersOf, sellProduct } from './harness/shop.ts';
import { startBeside, type StartedSpark } from './harness/start-spark.ts';
import { open, whereIs } from './harness/visit.ts';

let stripe: StripeSite;
let spark: StartedSpark | null = null;
beforeAll(async () => {
  stripe = await startStripeSite();
  spark = await startBeside(ownSpark(), {
    STRIPE_SECRET_KEY: 'sk_test_of_the_journeys',
    STRIPE_WEBHOOK_SECRET: webhookSecret,
    STRIPE_API_URL: stripe.apiUrl,
  });
});
afterAll(async () => {
  await spark?.stop();
  await stripe.close();
});

function beside(): StartedSpark {
  if (spark === null) throw new Error('It did not start.');
  return spark;
}

journey(
  'somebody turns back from the payment, pays after all, and the order says so by itself',
  async ({ arrive }) => {
    const shared = ownSpark();
    const before = stripe.requests.length;
    // The pictures of what is sold there lie there.
    const phone = await arrive({ url: beside().url, strangers: [stripe.apiUrl, shared.url] });
    const product = await sellProduct(shared, { title: 'Copper kettle', cents: 4_000, quantity: 2 });
    await signUp(phone, { name: 'Minh Tran', email: newEmail() });
    await phone.request.put(`/api/v1/bag/items/${product.id}`, { data: { quantity: 1 } });
    await open(phone, '/checkout');
    await fillAddress(phone);
    await phone.getByRole('button', { name: 'Place order · $44.90' }).click();

    await phone.getByRole('heading', { name: 'Pay 44.90' }).waitFor();
    const [order] = await ordersOf(phone);
    if (order === undefined) throw new Error('There is no order.');
    await phone.getByRole('link', { name: 'Back' }).click();
    expect(whereIs(phone)).toBe(`/orders/${order.id}`);
    await phone.getByText('Waiting for payment').waitFor();
    await phone.getByRole('link', { name: 'Pay now' }).click();

    await phone.getByRole('heading', { name: 'Pay 44.90' }).waitFor();
    await phone.getByRole('link', { name: 'Pay', exact: true }).click();
    await phone.getByText(/Your payment is being confirmed/).waitFor();
    await confirmPayment(order);
    await phone.getByText('Paid', { exact: true }).first().waitFor();
    expect(await phone.getByRole('link', { name: 'Pay now' }).count()).toBe(0);
    // Turned back and begun again it is one payment, and the bag is empty.
    expect(new Set(stripe.requests.slice(before).map(({ key }) => key)).size).toBe(1);
    await phone.getByRole('link', { name: 'Bag, empty' }).waitFor();
  },
);

/** Stripe's own word that the money has come, sent twice, as it may be. */
async function confirmPayment({ id }: Order): Promise<void> {
  const { body, signature } = signMessage({
    id: `evt_${id}`,
    object: 'event',
    type: 'checkout.session.completed',
    data: {
      object: {
        id: `cs_${id}`,
        object: 'checkout.session',
        client_reference_id: id,
        payment_intent: `pi_${id}`,
        payment_status: 'paid',
      },
    },
  });
  for (let time = 0; time < 2; time += 1) {
    const answer = await fetch(`${beside().url}/api/webhooks/stripe`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'stripe-signature': signature },
      body,
    });
    if (!answer.ok) throw new Error(`Stripe was refused: ${await answer.text()}`);
  }
}
