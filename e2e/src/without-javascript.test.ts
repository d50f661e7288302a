import type { PostPage } from '@spark/contract';
import { expect } from 'vitest';
import { journey } from './harness/journey.ts';
import { ownSpark } from './harness/own-spark.ts';
import { password, people } from './harness/people.ts';
import { readApi } from './harness/read-api.ts';
import { whereIs } from './harness/visit.ts';

const plain = { javaScriptEnabled: false };

journey('without JavaScript interests are chosen and a feed that fits is read', async ({ arrive }) => {
  const phone = await arrive(plain);
  await phone.goto('/welcome');
  for (const at of [0, 1, 2, 3, 4]) await phone.getByRole('checkbox').nth(at).check({ force: true });
  await phone
    .getByRole('button')
    .filter({ hasText: /my Spark|go/ })
    .last()
    .click();
  expect(whereIs(phone)).toBe('/');
  expect(await phone.getByRole('article').count()).toBeGreaterThan(5);
});

journey(
  'without JavaScript fewer than five interests are refused kindly, and the choice stays',
  async ({ arrive }) => {
    const phone = await arrive({ ...plain, refusals: [400, 422] });
    await phone.goto('/welcome');
    for (const at of [0, 1]) await phone.getByRole('checkbox').nth(at).check({ force: true });
    await phone
      .getByRole('button')
      .filter({ hasText: /my Spark|go/ })
      .last()
      .click();
    expect(whereIs(phone)).toMatch(/^\/welcome/);
    expect(await phone.getByRole('checkbox', { checked: true }).count()).toBe(2);
    expect(await phone.getByText(/five|3 more/i).count()).toBeGreaterThan(0);
  },
);

journey('without JavaScript the pages of the feed follow each other', async ({ arrive }) => {
  const phone = await arrive(plain);
  await phone.goto('/newest');
  const names = () =>
    phone
      .getByRole('article')
      .evaluateAll((articles) => articles.map((one) => one.getAttribute('aria-labelledby')));
  const first = await names();
  await phone.getByRole('link', { name: 'More', exact: true }).click();
  expect(whereIs(phone)).toMatch(/^\/newest\?cursor=/);
  const second = await names();
  expect(second.length).toBeGreaterThan(5);
  expect(second.filter((name) => first.includes(name))).toEqual([]);
});

journey(
  'without JavaScript the bag leads to the products of a post, and on to a product',
  async ({ arrive }) => {
    const phone = await arrive(plain);
    const { items } = await readApi<PostPage>(ownSpark(), '/feed?view=newest&kind=photo');
    const post = items.find(({ shoppableCount }) => shoppableCount > 0);
    const product = post?.products[0];
    if (post === undefined || product === undefined) throw new Error('The demo has nothing to buy.');
    await phone.goto(`/posts/${post.id}`);
    await phone.getByRole('link', { name: /^Shop this photo/ }).click();
    expect(phone.url()).toMatch(/#products$/);
    await phone.locator('#products').getByRole('link', { name: product.title }).first().click();
    expect(await phone.getByRole('heading', { level: 1 }).textContent()).toContain(product.title);
  },
);

journey('without JavaScript one signs in by a form', async ({ arrive }) => {
  const phone = await arrive({ ...plain, refusals: [400, 401] });
  await phone.goto('/sign-in');
  await phone.getByLabel('E-mail').fill(people.guest);
  await phone.getByLabel('Password', { exact: true }).fill('wrong-password');
  await phone.getByRole('button', { name: 'Sign in' }).click();
  expect(whereIs(phone)).toMatch(/^\/sign-in/);
  expect(await phone.getByLabel('E-mail').inputValue()).toBe(people.guest);
  await phone.getByLabel('Password', { exact: true }).fill(password);
  await phone.getByRole('button', { name: 'Sign in' }).click();
  expect(whereIs(phone)).toBe('/');
  expect((await phone.request.get('/api/v1/me')).status()).toBe(200);
});

journey('without JavaScript the catalogue is searched', async ({ arrive }) => {
  const phone = await arrive(plain);
  const { items } = await readApi<{ items: { title: string }[] }>(ownSpark(), '/products?limit=1');
  const title = items[0]?.title ?? '';
  await phone.goto('/search');
  await phone.getByRole('main').getByRole('searchbox').or(phone.getByRole('searchbox')).first().fill(title);
  await phone.keyboard.press('Enter');
  await phone.waitForURL('**/search?q=*');
  expect(await phone.getByRole('link', { name: title }).count()).toBeGreaterThan(0);
});
