import { expect } from 'vitest';
import { journey } from './harness/journey.ts';
import { ownSpark } from './harness/own-spark.ts';
import { newEmail, people, signIn } from './harness/people.ts';
import { address, ordersOf, sellProduct } from './harness/shop.ts';
import { open, whereIs } from './harness/visit.ts';

journey(
  'without JavaScript a visitor fills a bag, takes it along, orders and cancels, and a refusal loses nothing',
  async ({ arrive }) => {
    const phone = await arrive({ javaScriptEnabled: false, refusals: [422] });
    const product = await sellProduct(ownSpark(), { title: 'Beech board', cents: 2_000, quantity: 9 });
    await phone.goto(`/products/${product.id}`);
    await phone
      .getByRole('button', { name: /^Add to bag/ })
      .filter({ visible: true })
      .first()
      .click();
    expect(whereIs(phone)).toBe('/bag');
    await phone.getByRole('button', { name: 'One more' }).click();
    await phone.getByRole('link', { name: 'Bag, 2 pieces' }).waitFor();
    await phone.getByText('$40.00', { exact: true }).waitFor();

    await phone.getByRole('link', { name: 'Sign up and check out' }).click();
    await phone.getByLabel('Name', { exact: true }).fill('Wanjiru Maina');
    await phone.getByLabel('E-mail').fill(newEmail());
    await phone.getByLabel('Password', { exact: true }).fill('spark-demo-2017');
    await phone.getByRole('button', { name: 'Sign up' }).click();
    expect(whereIs(phone)).toBe('/checkout');
    await phone.getByText('2 pieces').waitFor();

    await phone.getByLabel('Name', { exact: true }).fill(address.name);
    await phone.getByLabel('Street and number').fill(address.line1);
    await phone.getByLabel('Country').selectOption('FR');
    await phone.getByRole('button', { name: 'Show delivery to the chosen country' }).click();
    await phone.getByText('Standard delivery abroad').waitFor();
    expect(await phone.getByLabel('Street and number').inputValue()).toBe(address.line1);

    await phone.getByRole('button', { name: /^Place order · / }).click();
    await phone.getByText('Enter the town or city.').waitFor();
    expect(await phone.getByLabel('Name', { exact: true }).inputValue()).toBe(address.name);
    expect(await phone.getByLabel('Country').inputValue()).toBe('FR');
    await phone.getByLabel('Postal code').fill('75001');
    await phone.getByLabel('Town or city').fill('Paris');
    await phone.getByRole('button', { name: 'Place order · $52.90' }).click();
    await phone.getByRole('heading', { name: 'Thank you' }).waitFor();
    expect(await ordersOf(phone)).toHaveLength(1);

    await phone.getByText('Cancel this order').click();
    await phone.getByRole('button', { name: 'Cancel it' }).click();
    await phone.getByText('Nothing is to be paid.').waitFor();
  },
);

journey(
  'what the operator may see is not there for others; a wrong price of delivery is told in its line, and nothing is lost',
  async ({ arrive }) => {
    const desktop = await arrive({ device: 'desktop', refusals: [404, 422] });
    for (const path of ['/admin', '/admin/orders', '/admin/delivery', '/admin/imports', '/admin/sales']) {
      expect((await desktop.request.get(path)).status()).toBe(404);
    }
    await signIn(desktop, people.member);
    expect(await (await desktop.request.get('/admin/orders')).text()).toContain('This page is not here');

    await desktop.context().clearCookies();
    await signIn(desktop, people.operator);
    await open(desktop, '/admin/delivery');
    const before = await desktop.getByRole('row').count();
    const way = `By bicycle ${Date.now()}`;
    await desktop.getByLabel('Name of New way').fill(way);
    await desktop.getByLabel('Price of New way').fill('cheap');
    await desktop.getByLabel('Country of New way').selectOption('IS');
    await desktop.getByRole('button', { name: 'Save' }).click();
    await desktop.getByText('Enter the price as a number, like 4.90; 0 is free.').waitFor();
    await desktop.getByLabel(`Price of ${way}`).fill('3.50');
    await desktop.getByLabel(`Fewest days of ${way}`).fill('1');
    await desktop.getByLabel(`Most days of ${way}`).fill('2');
    const saved = desktop.waitForResponse((response) => response.request().method() !== 'GET');
    await desktop.getByRole('button', { name: 'Save' }).click();
    await saved;
    await expect.poll(() => desktop.getByRole('row').count()).toBe(before + 1);
    await desktop.reload();
    expect(await desktop.getByLabel(`Price of ${way}`).inputValue()).toBe('3.50');

    await desktop.getByLabel(`Remove ${way}`).check();
    await desktop.getByRole('button', { name: 'Save' }).click();
    await expect.poll(() => desktop.getByRole('row').count()).toBe(before);
  },
);
