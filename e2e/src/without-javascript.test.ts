import type { PostPage } from '@spark/contract';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { journey } from './harness/journey.ts';
import { ownSpark } from './harness/own-spark.ts';
import { newEmail, password } from './harness/people.ts';
import { readApi } from './harness/read-api.ts';
import { address, ordersOf, sellProduct } from './harness/shop.ts';
import { step } from './harness/step.ts';
import { whereIs } from './harness/visit.ts';

journey(
  'without JavaScript interests are chosen, a feed is read, a photo leads to a product, and what is found is bought',
  async ({ arrive }) => {
    const phone = await arrive({ javaScriptEnabled: false, refusals: [400, 422] });
    const boxes = phone.getByRole('checkbox');
    const submit = phone
      .getByRole('button')
      .filter({ hasText: /my Spark|go/ })
      .last();

    await step('fewer than five interests are refused kindly, and the choice stays', async () => {
      await phone.goto('/welcome');
      for (const at of [0, 1]) await boxes.nth(at).check({ force: true });
      await submit.click();
      expect(whereIs(phone)).toMatch(/^\/welcome/);
      expect(await phone.getByRole('checkbox', { checked: true }).count()).toBe(2);
      expect(await phone.getByText(/five|3 more/i).count()).toBeGreaterThan(0);
    });

    await step('five lead to a feed that fits', async () => {
      for (const at of [2, 3, 4]) await boxes.nth(at).check({ force: true });
      await submit.click();
      expect(whereIs(phone)).toBe('/');
      expect(await phone.getByRole('article').count()).toBeGreaterThan(5);
    });

    await step('the pages of the feed follow each other', async () => {
      await phone.goto('/newest');
      const names = () =>
        phone
          .getByRole('article')
          .evaluateAll((articles) => articles.map((one) => one.getAttribute('aria-labelledby')));
      const first = await names();
      await phone.getByRole('link', { name: 'More posts' }).click();
      expect(whereIs(phone)).toMatch(/^\/newest\?cursor=/);
      const second = await names();
      expect(second.length).toBeGreaterThan(5);
      expect(second.filter((name) => first.includes(name))).toEqual([]);
    });

    await step('the bag leads to the products of a post, and on to a product', async () => {
      const { items } = await readApi<PostPage>(ownSpark(), '/feed?view=newest&kind=photo');
      const post = items.find(({ shoppableCount }) => shoppableCount > 0);
      const product = post?.products[0];
      if (post === undefined || product === undefined) throw new Error('The demo has nothing to buy.');
      await phone.goto(`/posts/${post.id}`);
      await phone.getByRole('link', { name: /^Shop this photo/ }).click();
      expect(phone.url()).toMatch(/#products$/);
      await phone.locator('#products').getByRole('link', { name: product.title }).first().click();
      expect(await phone.getByRole('heading', { level: 1 }).textContent()).toContain(product.title);
    });

    await step('the catalogue is searched', async () => {
      const title = `Beech board ${Date.now()}`;
      await sellProduct(ownSpark(), { title, cents: 2_000, quantity: 9 });
      await phone.goto('/search');
      await phone
        .getByRole('main')
        .getByRole('searchbox')
        .or(phone.getByRole('searchbox'))
        .first()
        .fill(title);
      await phone.keyboard.press('Enter');
      await phone.waitForURL('**/search?q=*');
      await phone.getByRole('link', { name: title }).first().click();
      expect(await phone.getByRole('heading', { level: 1 }).textContent()).toContain(title);
    });

    await step('a bag is filled, changed, and comes along into the account', () => fillBag(phone));
    await step('an order is placed and cancelled, and a refusal loses nothing', () => order(phone));
  },
);

async function fillBag(phone: Page): Promise<void> {
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
  await phone.getByLabel('Password', { exact: true }).fill(password);
  await phone.getByRole('button', { name: 'Sign up' }).click();
  expect(whereIs(phone)).toBe('/checkout');
  await phone.getByText('2 pieces').waitFor();
}

async function order(phone: Page): Promise<void> {
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
}
