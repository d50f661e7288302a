import type { PostPage } from '@spark/contract';
import { expect } from 'vitest';
import { journey } from './harness/journey.ts';
import { ownSpark } from './harness/own-spark.ts';
import { newEmail, people, signIn, signUp } from './harness/people.ts';
import { readApi } from './harness/read-api.ts';
import { fillAddress, ordersOf, sellProduct, setStock } from './harness/shop.ts';
import { step } from './harness/step.ts';
import { open, walkTo, whereIs } from './harness/visit.ts';

journey(
  'from a photo into the bag in two taps, an order, and a refund the buyer sees',
  async ({ phone, desktop }) => {
    const { items } = await readApi<PostPage>(ownSpark(), '/feed?view=newest&kind=photo&limit=50');
    const post = items.find(({ shoppableCount }) => shoppableCount > 0);
    const product = post?.products[0];
    if (post === undefined || product === undefined) throw new Error('The demo has nothing to buy.');
    // Whatever others bought of it: there is enough.
    await setStock(ownSpark(), product.externalId, { availability: 'in_stock', quantity: 20 });
    await signUp(phone, { name: 'Wanjiru Maina', email: newEmail() });
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
    expect(await phone.getByRole('link', { name: 'Seen in this post' }).getAttribute('href')).toBe(
      `/posts/${post.id}`,
    );
    await phone.getByRole('button', { name: 'One more' }).click();
    await phone.getByRole('link', { name: 'Bag, 2 pieces' }).waitFor();
    await phone.getByRole('link', { name: 'Check out' }).click();

    await phone.waitForURL('**/checkout');
    await fillAddress(phone);
    await phone.getByRole('radio', { name: /Express/ }).check();
    // A double tap of an impatient thumb.
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

    await signIn(desktop, people.operator);
    await open(desktop, `/admin/orders/${order?.id}`);
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
  },
);

journey(
  'a visitor’s bag comes along into the account; what sells out or costs more is told at once, and nothing typed is lost',
  async ({ phone }) => {
    const product = await sellProduct(ownSpark(), { title: 'Linen tote', cents: 1_800, quantity: 5 });
    const costs = (amount: number) =>
      setStock(ownSpark(), product.externalId, {
        availability: 'in_stock',
        quantity: 5,
        price: { amount, currency: 'USD' },
      });

    await step('what a visitor takes out comes back with Undo', async () => {
      await open(phone, `/products/${product.id}`);
      await phone.getByRole('button', { name: /^Add to bag/ }).click();
      await phone.getByRole('link', { name: 'Bag, 1 piece' }).click();
      await phone.waitForURL('**/bag');
      await phone.getByRole('button', { name: 'Take Linen tote out of the bag' }).click();
      await phone.getByRole('heading', { name: 'Your bag is empty' }).waitFor();
      await phone.getByRole('button', { name: 'Undo' }).click();
      await phone.getByRole('link', { name: 'Linen tote' }).first().waitFor();
      await phone.getByRole('link', { name: 'Bag, 1 piece' }).waitFor();

      await phone.getByRole('button', { name: 'One more' }).click();
      await phone.getByText('2 pieces').waitFor();
      // The line shows what was asked for; what is above it is told once the device has kept it.
      await phone.getByRole('link', { name: 'Bag, 2 pieces' }).waitFor();
      await phone.reload();
      await phone.getByRole('link', { name: 'Bag, 2 pieces' }).waitFor();
    });

    await step('whoever signs up to check out has it there', async () => {
      await phone.getByRole('link', { name: 'Sign up and check out' }).click();
      await phone.getByLabel('Name', { exact: true }).fill('Wanjiru Maina');
      await phone.getByLabel('E-mail').fill(newEmail());
      await phone.getByLabel('Password', { exact: true }).fill('spark-demo-2017');
      await phone.getByRole('button', { name: 'Sign up' }).click();
      await phone.waitForURL('**/checkout');
      await phone.getByText('2 pieces').waitFor();
      const cookies = await phone.context().cookies();
      expect(cookies.find(({ name }) => name === 'spark_bag')).toBeUndefined();
    });

    await step('the open bag says what sells out or costs more', async () => {
      await walkTo(phone, '/bag');
      await phone.getByRole('link', { name: 'Check out' }).waitFor();
      await setStock(ownSpark(), product.externalId, { availability: 'out_of_stock', quantity: 0 });
      await phone.getByText('Sold out for now.').waitFor();
      expect(await phone.getByRole('link', { name: 'Check out' }).count()).toBe(0);
      await costs(2_100);
      await phone.getByText('It costs more: $21.00 now, $18.00 when you put it in.').waitFor();
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
      await phone.getByRole('button', { name: 'Place order · $46.90' }).waitFor();
      await costs(2_500);
      await phone.getByRole('heading', { name: 'Something changed just now' }).waitFor();
      expect(await phone.getByRole('button', { name: 'Place order · $54.90' }).isDisabled()).toBe(true);
      await phone.getByLabel('Street and number').press('Enter');
      expect(await ordersOf(phone)).toEqual([]);
      await phone.getByRole('button', { name: 'All right' }).click();
      expect(await phone.getByLabel('Street and number').inputValue()).toBe('1 Market Street');
      await phone.getByRole('button', { name: 'Place order · $54.90' }).click();
      await phone.waitForURL('**/orders/*');
    });
  },
);
