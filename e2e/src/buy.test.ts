import type { PostPage, Product } from '@spark/contract';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { journey } from './harness/journey.ts';
import { ownSpark } from './harness/own-spark.ts';
import { newEmail, password, people, signIn } from './harness/people.ts';
import { readApi } from './harness/read-api.ts';
import { fillAddress, ordersOf, setStock } from './harness/shop.ts';
import { step } from './harness/step.ts';
import { open, walkTo, whereIs } from './harness/visit.ts';

journey(
  'from a photo into the bag in two taps, an order whatever changes meanwhile, and a refund the buyer sees',
  async ({ phone, desktop }) => {
    const { post, product, cents } = await findForSale();
    const costs = (amount: number) =>
      setStock(ownSpark(), product.externalId, {
        availability: 'in_stock',
        quantity: 20,
        price: { amount, currency: 'USD' },
      });
    // Whatever others bought of it: there is enough.
    await costs(cents);
    try {
      await step('two taps put it into the bag', async () => {
        await open(phone, `/posts/${post.id}`);
        await phone.getByRole('link', { name: /^Shop this photo/ }).click();
        await phone
          .getByRole('dialog')
          .getByRole('listitem')
          .filter({ hasText: product.title })
          .getByRole('button', { name: /^Add to bag/ })
          .first()
          .click();
        await phone.getByText('In your bag', { exact: true }).waitFor();
        // Beneath the sheet nobody would see it, nor reach it.
        await phone.getByRole('dialog').getByRole('button', { name: 'Undo' }).waitFor();
        await phone.getByRole('button', { name: 'Close' }).click();
        await phone.getByRole('link', { name: 'Bag, 1 piece' }).click();
        await phone.waitForURL('**/bag');
        const seenIn = phone.getByRole('link', { name: 'Seen in this post' });
        expect(await seenIn.getAttribute('href')).toBe(`/posts/${post.id}`);
      });
      await step('what a visitor takes out comes back with Undo', () => changeMind(phone, product));
      await step('whoever signs up to check out has it there', () => signUpToCheckOut(phone));
      await step('the open bag says what sells out or costs more', async () => {
        await walkTo(phone, '/bag');
        await phone.getByRole('link', { name: 'Check out' }).waitFor();
        await setStock(ownSpark(), product.externalId, { availability: 'out_of_stock', quantity: 0 });
        await phone.getByText('Sold out for now.').waitFor();
        expect(await phone.getByRole('link', { name: 'Check out' }).count()).toBe(0);
        await costs(cents + 300);
        const told = `It costs more: ${dollars(cents + 300)} now, ${dollars(cents)} when you put it in.`;
        await phone.getByText(told).waitFor();
        // How many there are again is asked a moment later.
        await expect.poll(() => phone.getByText('Sold out for now.').count()).toBe(0);
      });
      await step('there is no way to the checkout before "All right"', async () => {
        await open(phone, '/checkout');
        expect(whereIs(phone)).toBe('/bag');
        await phone.getByRole('button', { name: 'All right' }).click();
        await phone.getByRole('link', { name: 'Check out' }).click();
        await phone.waitForURL('**/checkout');
      });
      await step('the checkout says so, and orders nothing before "All right"', async () => {
        await fillAddress(phone);
        await phone.getByRole('radio', { name: /Express/ }).check();
        const order = phone.getByRole('button', { name: /^Place order · / });
        const before = await totalOn(order.textContent());
        await costs(cents + 700);
        await phone.getByRole('heading', { name: 'Something changed just now' }).waitFor();
        // Two pieces, each four dollars more.
        await expect.poll(() => totalOn(order.textContent())).toBe(before + 800);
        expect(await order.isDisabled()).toBe(true);
        await phone.getByLabel('Street and number').press('Enter');
        expect(await ordersOf(phone)).toEqual([]);
        await phone.getByRole('button', { name: 'All right' }).click();
        expect(await phone.getByLabel('Street and number').inputValue()).toBe('1 Market Street');
      });

      const orderId = await step('a double tap of an impatient thumb orders once', async () => {
        await phone.getByRole('button', { name: /^Place order · / }).dblclick();
        await phone.waitForURL('**/orders/*');
        await phone.getByRole('heading', { name: 'Thank you' }).waitFor();
        await phone.getByText('Waiting for payment').waitFor();
        const [order, ...others] = await ordersOf(phone);
        expect(others).toEqual([]);
        expect(order).toMatchObject({
          delivery: { id: 'express' },
          lines: [{ quantity: 2, fromPostId: post.id }],
        });
        await phone.getByRole('link', { name: 'Bag, empty' }).waitFor();
        return order?.id;
      });

      await step('the shop gives the money back, and the buyer sees it', async () => {
        await signIn(desktop, people.operator);
        await open(desktop, `/admin/orders/${orderId}`);
        await desktop.getByText('Mark as paid').click();
        await desktop.getByRole('button', { name: 'The money has come in' }).click();
        await desktop.getByText('Give money back').click();
        await desktop.getByRole('radio', { name: /^Everything/ }).check();
        await desktop.locator('#refund-note').fill('A thread was loose.');
        await desktop.getByRole('button', { name: 'Give it back' }).click();
        await desktop.getByText('Refunded', { exact: true }).waitFor();

        await phone.reload();
        await phone.getByText('Refunded', { exact: true }).waitFor();
        await phone.getByText(/A thread was loose/).waitFor();
        await phone.getByText('Given back', { exact: true }).waitFor();
      });
    } finally {
      await costs(cents);
    }
  },
);

/** A photo with a product that can be bought at its usual price. */
async function findForSale() {
  const { items } = await readApi<PostPage>(ownSpark(), '/feed?view=newest&kind=photo&limit=50');
  for (const post of items.filter(({ shoppableCount }) => shoppableCount > 0)) {
    const product = post.products[0];
    const { price } = await readApi<Product>(ownSpark(), `/products/${product?.id}`);
    if (product?.isBuyable && price !== null && price.amount < 90_000) {
      return { post, product, cents: price.amount };
    }
  }
  throw new Error('The demo has nothing to buy.');
}

async function changeMind(phone: Page, { title }: { title: string }): Promise<void> {
  await phone.getByRole('button', { name: `Take ${title} out of the bag` }).click();
  await phone.getByRole('heading', { name: 'Your bag is empty' }).waitFor();
  await phone.getByRole('button', { name: 'Undo' }).click();
  await phone.getByRole('link', { name: title }).first().waitFor();
  await phone.getByRole('link', { name: 'Bag, 1 piece' }).waitFor();

  await phone.getByRole('button', { name: 'One more' }).click();
  await phone.getByText('2 pieces').waitFor();
  // The line shows what was asked for; what is above it is told once the device has kept it.
  await phone.getByRole('link', { name: 'Bag, 2 pieces' }).waitFor();
  await phone.reload();
  await phone.getByRole('link', { name: 'Bag, 2 pieces' }).waitFor();
}

async function signUpToCheckOut(phone: Page): Promise<void> {
  await phone.getByRole('link', { name: 'Sign up and check out' }).click();
  await phone.getByLabel('Name', { exact: true }).fill('Wanjiru Maina');
  await phone.getByLabel('E-mail').fill(newEmail());
  await phone.getByLabel('Password', { exact: true }).fill(password);
  await phone.getByRole('button', { name: 'Sign up' }).click();
  await phone.waitForURL('**/checkout');
  await phone.getByText('2 pieces').waitFor();
  const cookies = await phone.context().cookies();
  expect(cookies.find(({ name }) => name === 'spark_bag')).toBeUndefined();
}

const dollars = (cents: number) => `$${(cents / 100).toFixed(2)}`;

/** The cents on the button that orders. */
async function totalOn(words: Promise<string | null>): Promise<number> {
  return Number((await words)?.replaceAll(/\D/g, ''));
}
