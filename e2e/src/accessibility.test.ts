import { AxeBuilder } from '@axe-core/playwright';
import type { Order, Post, PostPage } from '@spark/contract';
import type { Page } from 'playwright-core';
import { expect, inject } from 'vitest';
import { makeWaitingImport } from './harness/feeds.ts';
import { journey } from './harness/journey.ts';
import { newEmail, people, signIn, signUp } from './harness/people.ts';
import { readApi } from './harness/read-api.ts';
import { placeOrder, sellProduct } from './harness/shop.ts';
import { open } from './harness/visit.ts';

const visitorScreens = ['/welcome', '/sign-in', '/sign-up', '/newest', '/search?q=hat', '/bag'];
const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const memberScreens = [
  '/',
  '/following',
  '/compose',
  '/saved',
  '/settings',
  '/interests',
  '/join',
  '/orders',
];

const operatorScreens = ['/admin/orders', '/admin/delivery', '/admin/imports', '/admin/sales'];

/** An import for the operator to look at; one is enough. */
let waiting: Promise<string> | undefined;

/** Colours are all that differs in the dark. */
const rulesInTheDark = ['color-contrast'];

for (const colorScheme of ['light', 'dark'] as const) {
  journey(`axe finds nothing serious on the screens of a visitor (${colorScheme})`, async ({ arrive }) => {
    const phone = await arrive({ colorScheme, reducedMotion: 'reduce' });
    expect(await faultsOn(phone, visitorScreens, colorScheme)).toEqual([]);
  });

  journey(`axe finds nothing serious on the screens of a member (${colorScheme})`, async ({ arrive }) => {
    const phone = await arrive({ colorScheme, reducedMotion: 'reduce' });
    const post = await findPhoto();
    await signIn(phone, people.member);
    const [product] = post.products;
    const paths = [`/posts/${post.id}`, `/products/${product?.id}`, `/u/${post.author.handle}`];
    expect(await faultsOn(phone, [...memberScreens, ...paths], colorScheme)).toEqual([]);

    await open(phone, `/posts/${post.id}`);
    await phone.getByRole('link', { name: /^Shop this photo/ }).click();
    await phone.getByRole('dialog').getByRole('link').first().waitFor();
    expect(await seriousFaults(phone, colorScheme)).toEqual([]);
  });

  journey(`axe finds nothing serious on the way to an order (${colorScheme})`, async ({ arrive }) => {
    const phone = await arrive({ colorScheme, reducedMotion: 'reduce' });
    const { id } = await sellProduct(inject('spark'), { title: 'Axe handle', cents: 900, quantity: 9 });
    await signUp(phone, { name: 'Minh Tran', email: newEmail() });
    const putIn = (quantity: number) =>
      phone.request.put(`/api/v1/bag/items/${id}`, { data: { quantity, fromPostId: null } });
    await putIn(20);
    expect(await faultsOn(phone, ['/bag'], colorScheme)).toEqual([]);
    await putIn(1);
    expect(await faultsOn(phone, ['/bag', '/checkout'], colorScheme)).toEqual([]);
    const order = await placeOrder(phone);
    expect(await faultsOn(phone, ['/orders', `/orders/${order.id}`], colorScheme)).toEqual([]);
  });

  journey(`axe finds nothing serious on the screens of the operator (${colorScheme})`, async ({ arrive }) => {
    const order = await orderFromPost(await arrive());
    const desktop = await arrive({ device: 'desktop', colorScheme, reducedMotion: 'reduce' });
    await signIn(desktop, people.operator);
    waiting ??= makeWaitingImport(inject('spark'), 'axe', ['Hatchet', 'Maul', 'Adze', 'Froe', 'Billhook']);
    const screens = [...operatorScreens, `/admin/orders/${order.id}`, `/admin/imports/${await waiting}`];
    expect(await faultsOn(desktop, screens, colorScheme)).toEqual([]);
  });
}

/** Lets somebody put something of a post into their bag and buy it, so that the operator has an order and a sale. */
async function orderFromPost(page: Page): Promise<Order> {
  const { id: fromPostId } = await findPhoto();
  const { id } = await sellProduct(inject('spark'), { title: 'Axe head', cents: 1_900, quantity: 9 });
  await signUp(page, { name: 'Minh Tran', email: newEmail() });
  await page.request.put(`/api/v1/bag/items/${id}`, { data: { quantity: 1, fromPostId } });
  return placeOrder(page);
}

async function findPhoto(): Promise<Post> {
  const { items } = await readApi<PostPage>(inject('spark'), '/feed?view=newest&kind=photo');
  const post = items.find(({ shoppableCount }) => shoppableCount > 0);
  if (post === undefined) throw new Error('The demo has nothing to buy.');
  return post;
}

async function faultsOn(page: Page, paths: string[], scheme: 'light' | 'dark'): Promise<string[]> {
  const faults: string[] = [];
  for (const path of paths) {
    await open(page, path);
    faults.push(...(await seriousFaults(page, scheme)).map((fault) => `${path}: ${fault}`));
  }
  return faults;
}

/** What axe calls serious or critical: the rule and some of the elements it is about. */
async function seriousFaults(page: Page, scheme: 'light' | 'dark'): Promise<string[]> {
  const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'] });
  const rules = scheme === 'dark' ? axe.withRules(rulesInTheDark) : axe.withTags(standards);
  const { violations } = await rules.analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id} (${nodes.length}): ${nodes.slice(0, 6).map(describe).join(' | ')}`);
}

function describe({ html, failureSummary }: { html: string; failureSummary?: string }): string {
  return `${html.slice(0, 120)} ${failureSummary?.split('\n')[1]?.trim().slice(0, 160) ?? ''}`;
}
