import type { List, PostPage, ProductList } from '@spark/contract';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { journey } from './harness/journey.ts';
import { expectFocus, tabTo } from './harness/keyboard.ts';
import { makeList, setPublic } from './harness/lists.ts';
import { ownSpark } from './harness/own-spark.ts';
import { newEmail, people, signIn, signUp } from './harness/people.ts';
import { readApi } from './harness/read-api.ts';
import { sellProduct } from './harness/shop.ts';
import { step } from './harness/step.ts';
import { open, walkTo, whereIs } from './harness/visit.ts';

journey(
  'somebody is invited, opens a storefront by keyboard, gives it another name, and closes it without JavaScript',
  async ({ arrive }) => {
    const stamp = Date.now().toString(36);
    const creator = await arrive({ device: 'desktop', refusals: [404, 422] });
    await signUp(creator, { name: 'Ayu Lestari', email: newEmail() });
    const { handle } = await me(creator);
    const hat = await sellProduct(ownSpark(), { title: `Sun hat ${stamp}`, cents: 4_200, quantity: 9 });
    const photo = await findPhoto();
    await makeList(creator, {
      title: 'Under the sun',
      isPublic: true,
      postIds: [photo],
      productIds: [hat.id],
    });
    const { items: products } = await readApi<ProductList>(ownSpark(), '/products?limit=9');
    // One more than a shelf shows.
    const productIds = [hat.id, ...products.map(({ id }) => id).filter((id) => id !== hat.id)].slice(0, 9);
    const rainy = await makeList(creator, { title: 'For the rain', isPublic: true, productIds });

    const operator = await arrive({ device: 'desktop' });
    await step('the operator invites them', async () => {
      expect((await creator.request.get('/settings/storefront')).status()).toBe(404);
      await signIn(operator, people.operator);
      await open(operator, '/admin/creators');
      await operator.getByLabel('Invite somebody').fill(`@${handle}`);
      await operator.keyboard.press('Enter');
      await operator
        .getByRole('row')
        .filter({ hasText: `@${handle}` })
        .waitFor();
    });

    await step('they open a storefront without a mouse', async () => {
      await open(creator, '/settings/storefront');
      await retype(creator, 'Name in the address', 'admin');
      await retype(creator, 'Title', 'Ayu, outdoors');
      const rain = creator.getByRole('checkbox', { name: /^For the rain/ });
      await tabTo(creator, rain);
      await creator.keyboard.press('Space');
      await tabTo(creator, creator.getByRole('checkbox', { name: /^Under the sun/ }));
      await creator.keyboard.press('Space');
      const up = creator.getByRole('button', { name: 'Move up: Under the sun' });
      await tabTo(creator, up);
      await creator.keyboard.press('Enter');
      // It is the first now: there the focus would be lost on a button that can do no more.
      await expectFocus(creator.getByRole('button', { name: 'Move down: Under the sun' }));

      await tabTo(creator, creator.getByRole('button', { name: 'Open the storefront' }));
      await creator.keyboard.press('Enter');
      await creator.getByText('“admin” is kept for other pages').waitFor();
      await expectFocus(creator.getByLabel('Name in the address'));
      expect(await creator.getByLabel('Title').inputValue()).toBe('Ayu, outdoors');
      await retype(creator, 'Name in the address', `ayu-${stamp}`);
      await creator.keyboard.press('Enter');
      await creator.waitForURL(`**/shop/ayu-${stamp}`);
      await creator.getByRole('heading', { level: 1, name: 'Ayu, outdoors' }).waitFor();
      expect(await shelvesOn(creator)).toEqual(['Under the sun', 'For the rain']);
    });

    await step('it is called otherwise, and its shelves change places by the grip', async () => {
      await creator.getByRole('link', { name: 'Edit storefront' }).click();
      await creator.getByLabel('Name in the address').fill(`outdoors-${stamp}`);
      await creator.getByRole('button', { name: /^Move For the rain, number 2 of 2/ }).focus();
      await creator.keyboard.press('Home');
      await creator.getByText('Number 1 of 2 now').waitFor({ state: 'attached' });
      await creator.getByRole('button', { name: 'Save', exact: true }).click();
      await creator.waitForURL(`**/shop/outdoors-${stamp}`);
      expect(await shelvesOn(creator)).toEqual(['For the rain', 'Under the sun']);
    });

    await step(
      'others come by its link, or by the former name, and find what is on its shelves',
      async () => {
        const former = await operator.request.get(`/shop/AYU-${stamp}`, { maxRedirects: 0 });
        expect(former.status()).toBe(308);
        await walkTo(operator, `/u/${handle}`);
        expect(await operator.getByRole('link', { name: 'Storefront' }).getAttribute('href')).toBe(
          `/shop/outdoors-${stamp}`,
        );
        await open(operator, `/shop/ayu-${stamp}?source=card`);
        expect(whereIs(operator)).toBe(`/shop/outdoors-${stamp}?source=card`);
        await operator
          .getByRole('region', { name: 'Under the sun' })
          .getByRole('link', { name: new RegExp(`Sun hat ${stamp}`) })
          .click();
        await operator.waitForURL(`**/products/${hat.id}*`);
      },
    );

    await step('once they are dismissed, nothing of it is shown', async () => {
      await walkTo(operator, '/admin/creators');
      const row = operator.getByRole('row').filter({ hasText: `@${handle}` });
      await row.locator('summary').click();
      await row.getByRole('button', { name: 'Dismiss' }).click();
      await row.waitFor({ state: 'detached' });
      expect((await operator.request.get(`/shop/outdoors-${stamp}`)).status()).toBe(404);
      await walkTo(operator, `/u/${handle}`);
      await operator.getByRole('heading', { name: 'Ayu Lestari' }).first().waitFor();
      expect(await operator.getByRole('link', { name: 'Storefront' }).count()).toBe(0);
      expect((await creator.request.get('/settings/storefront')).status()).toBe(404);
    });

    await step('invited again, they order its shelves and close it without JavaScript', async () => {
      expect((await operator.request.put(`/api/v1/admin/creators/${handle}`)).status()).toBe(200);
      const phone = await arrive({ javaScriptEnabled: false });
      await phone.context().addCookies(await creator.context().cookies());
      await orderAndClose(phone, rainy);
      expect(whereIs(phone)).toBe('/settings');
      expect((await phone.request.get(`/shop/outdoors-${stamp}`)).status()).toBe(404);
    });
  },
);

/** Begins with the shelf of the list as the first of two. */
async function orderAndClose(phone: Page, list: List): Promise<void> {
  const shelf = phone.getByRole('region', { name: list.title });
  await phone.goto('/settings/storefront');
  await phone.getByLabel('Title').fill('Ayu’s window');
  await phone.getByRole('button', { name: `Move down: ${list.title}` }).click();
  expect(await phone.getByLabel('Title').inputValue()).toBe('Ayu’s window');
  await phone.getByRole('button', { name: 'Save', exact: true }).click();
  expect(await shelvesOn(phone)).toEqual(['Under the sun', list.title]);
  expect(await shelf.getByRole('listitem').count()).toBe(8);
  const toAll = shelf.getByRole('link', { name: 'See all 9' });
  expect(await toAll.getAttribute('href')).toMatch(/^\/lists\//);

  // What is private for a while keeps its place, whatever is saved meanwhile.
  await setPublic(phone, list, false);
  await phone.goto('/settings/storefront');
  await phone.getByText('Private: only you see it').waitFor();
  await phone.getByLabel('Title').fill('Ayu’s shelves');
  await phone.getByRole('button', { name: 'Save', exact: true }).click();
  expect(await shelvesOn(phone)).toEqual(['Under the sun']);
  await setPublic(phone, list, true);
  await phone.reload();
  expect(await shelvesOn(phone)).toEqual(['Under the sun', list.title]);

  await phone.goto('/settings/storefront');
  await phone.getByText('Close the storefront').click();
  await phone.getByRole('button', { name: 'Close it' }).click();
}

/** The names of the shelves, in their order. */
function shelvesOn(page: Page): Promise<string[]> {
  return page.locator('article section h2').allInnerTexts();
}

/** Writes something else into a field, as fingers do. */
async function retype(page: Page, label: string, words: string): Promise<void> {
  await tabTo(page, page.getByLabel(label, { exact: true }));
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type(words);
}

async function findPhoto(): Promise<string> {
  const { items } = await readApi<PostPage>(ownSpark(), '/feed?view=newest&kind=photo');
  if (items[0] === undefined) throw new Error('The demo has no photo.');
  return items[0].id;
}

async function me(page: Page): Promise<{ handle: string }> {
  // Serialised by the response schema of the route.
  return (await (await page.request.get('/api/v1/me')).json()) as { handle: string };
}
