import type { List, Order, Post, PostPage } from '@spark/contract';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { seriousFaults } from './harness/axe.ts';
import { dotsOf } from './harness/dots.ts';
import { journey } from './harness/journey.ts';
import { ownSpark } from './harness/own-spark.ts';
import { newEmail, people, signIn, signUp } from './harness/people.ts';
import { readApi } from './harness/read-api.ts';
import { placeOrder, sellProduct } from './harness/shop.ts';
import { open, walkTo } from './harness/visit.ts';

const visitorScreens = [
  '/welcome',
  '/sign-in',
  '/sign-in/link',
  '/sign-in/link?token=spent',
  '/forgot-password',
  '/reset-password?token=spent',
  '/confirm-address?token=spent',
  '/unsubscribe/cut-off',
  '/sign-up',
  '/newest',
  '/search?q=hat',
  '/bag',
  '/enthusiasts',
  '/install',
  '/offline',
];
const memberScreens = [
  '/',
  '/following',
  '/compose',
  '/saved',
  '/saved?show=products',
  '/settings',
  '/settings/people',
  '/settings/reading',
  '/settings/feed',
  '/settings/notifications',
  '/notifications',
  '/settings/enthusiast',
  '/settings/account',
  '/interests',
  '/join',
  '/orders',
  '/outbox',
];
/** On a screen of each kind colours are looked at in the dark, too: parts and tokens are the same on the others. */
const darkScreens = new Set([
  '/welcome',
  '/sign-in',
  '/newest',
  '/',
  '/compose',
  '/bag',
  '/settings/notifications',
  '/settings/account',
  '/notifications',
  '/enthusiasts',
  '/admin/imports',
  '/admin/members',
]);

/** The page of an import that waits is looked at where there is one: in `import.test.ts`. */
const operatorScreens = [
  '/admin/orders',
  '/admin/delivery',
  '/admin/imports',
  '/admin/sales',
  '/admin/enthusiasts',
  '/admin/members',
];

journey('axe finds nothing serious on the screens of a visitor', async ({ arrive }) => {
  const phone = await arrive();
  expect(await faultsOn(phone, visitorScreens)).toEqual([]);
});

journey('axe finds nothing serious on the screens of a member', async ({ arrive }) => {
  const phone = await arrive();
  await signIn(phone, people.member);
  expect(await faultsOn(phone, memberScreens)).toEqual([]);
});

journey('axe finds nothing serious on posts, products and reviews', async ({ arrive }) => {
  const phone = await arrive();
  const post = await findPhoto();
  await signIn(phone, people.member);
  const [product] = post.products;
  const paths = [
    `/posts/${post.id}`,
    `/products/${product?.id}`,
    `/products/${product?.id}/review`,
    `/u/${post.author.handle}`,
    `/u/${post.author.handle}?show=reviews`,
    '/waiting-reviews',
  ];
  expect(await faultsOn(phone, paths)).toEqual([]);

  await open(phone, `/posts/${post.id}`);
  await phone.getByRole('link', { name: /^Shop this photo/ }).click();
  await phone.getByRole('dialog').getByRole('link').first().waitFor();
  expect(await seriousFaults(phone)).toEqual([]);
});

journey('axe finds nothing serious on dots, in pages and in the help for keys', async ({ arrive }) => {
  const desktop = await arrive({ device: 'desktop' });
  await open(desktop, '/settings/reading');
  await desktop.getByRole('switch', { name: 'Read the feed in pages' }).check();
  await open(desktop, '/newest?kind=photo');
  await desktop.keyboard.press('j');
  await desktop.keyboard.press('t');
  await dotsOf(desktop.getByRole('article').first()).first().click();
  await desktop.keyboard.press('?');
  await desktop.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
  expect(await seriousFaults(desktop)).toEqual([]);
  await desktop.keyboard.press('Escape');
  expect(await seriousFaults(desktop)).toEqual([]);
});

journey('axe finds nothing serious on profiles and lists', async ({ arrive }) => {
  const phone = await arrive();
  await signIn(phone, people.member);
  const list = await findList('ines');
  const screens = [
    '/u/ines?show=reviews',
    '/u/ines?show=lists',
    '/saved?show=lists',
    '/settings/profile',
    list,
  ];
  expect(await faultsOn(phone, screens)).toEqual([]);
  await open(phone, list);
  await phone.getByRole('button', { name: 'Arrange' }).click();
  expect(await seriousFaults(phone)).toEqual([]);
  expect(await faultsOn(phone, [await dropList(phone)])).toEqual([]);
});

journey('axe finds nothing serious on the way to an order', async ({ arrive }) => {
  const phone = await arrive();
  const { id } = await sellProduct(ownSpark(), { title: 'Axe handle', cents: 900, quantity: 9 });
  await signUp(phone, { name: 'Minh Tran', email: newEmail() });
  const putIn = (quantity: number) =>
    phone.request.put(`/api/v1/bag/items/${id}`, { data: { quantity, fromPostId: null } });
  await putIn(20);
  expect(await faultsOn(phone, ['/bag'])).toEqual([]);
  await putIn(1);
  expect(await faultsOn(phone, ['/bag', '/checkout'])).toEqual([]);
  const order = await placeOrder(phone);
  expect(await faultsOn(phone, ['/orders', `/orders/${order.id}`])).toEqual([]);
});

journey('axe finds nothing serious on the screens of the operator', async ({ arrive }) => {
  const order = await orderFromPost(await arrive());
  const desktop = await arrive({ device: 'desktop' });
  await signIn(desktop, people.operator);
  const screens = [...operatorScreens, `/admin/orders/${order.id}`];
  expect(await faultsOn(desktop, screens)).toEqual([]);
});

/** The page of a list of somebody. */
async function findList(handle: string): Promise<string> {
  const { items } = await readApi<{ items: List[] }>(ownSpark(), `/users/${handle}/lists`);
  return `/lists/${items[0]?.id}`;
}

/** Where a list was that everybody could read. */
async function dropList(page: Page): Promise<string> {
  const made = await page.request.post('/api/v1/lists', { data: { title: 'For the hall', isPublic: true } });
  // Serialised by the response schema of the route.
  const { id } = (await made.json()) as List;
  await page.request.delete(`/api/v1/lists/${id}`);
  return `/lists/${id}`;
}

/** Lets somebody put something of a post into their bag and buy it, so that the operator has an order and a sale. */
async function orderFromPost(page: Page): Promise<Order> {
  const { id: fromPostId } = await findPhoto();
  const { id } = await sellProduct(ownSpark(), { title: 'Axe head', cents: 1_900, quantity: 9 });
  await signUp(page, { name: 'Minh Tran', email: newEmail() });
  await page.request.put(`/api/v1/bag/items/${id}`, { data: { quantity: 1, fromPostId } });
  return placeOrder(page);
}

async function findPhoto(): Promise<Post> {
  const { items } = await readApi<PostPage>(ownSpark(), '/feed?view=newest&kind=photo');
  const post = items.find(({ shoppableCount }) => shoppableCount > 0);
  if (post === undefined) throw new Error('The demo has nothing to buy.');
  return post;
}

/** A screen that is not of one thing: those of things are looked at in the dark. */
const plainPath = /^[^0-9]*$/;

/** Walks from screen to screen within the app, where that is possible, as people do. */
async function faultsOn(page: Page, paths: string[]): Promise<string[]> {
  const faults: string[] = [];
  for (const [at, path] of paths.entries()) {
    await (at === 0 ? open(page, path) : walkTo(page, path));
    const isDarkToo = darkScreens.has(path) || !plainPath.test(path);
    faults.push(...(await seriousFaults(page, { isDarkToo })).map((fault) => `${path}: ${fault}`));
  }
  return faults;
}
