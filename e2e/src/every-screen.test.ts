import type { List, Order, ProductList, Profile } from '@spark/contract';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { faultsInOneScheme, faultsOfContrast, seriousFaults } from './harness/axe.ts';
import { dotsOf } from './harness/dots.ts';
import { journey } from './harness/journey.ts';
import { dropList, makeList, showInFinds } from './harness/lists.ts';
import { findLost } from './harness/lost-content.ts';
import { ownSpark } from './harness/own-spark.ts';
import { newEmail, people, signIn, signUp } from './harness/people.ts';
import { readApi } from './harness/read-api.ts';
import { findPhoto, memberScreens, operatorScreens, screensOf, visitorScreens } from './harness/screens.ts';
import { placeOrder, sellProduct } from './harness/shop.ts';
import { step } from './harness/step.ts';
import { open, walkTo } from './harness/visit.ts';
import { fewWays, narrow, seeIn, waysOf } from './harness/ways-of-seeing.ts';

// Of every screen two things are asked while somebody is there: axe finds nothing serious, and no words are lost where
// there is little room for them. Phones are as narrow as they get: what fits there need not be looked at in two widths.
const narrowPhone = { viewport: narrow, deviceScaleFactor: 1 };

// And few devices do: on each the first page and the first question are the dearest.

journey(
  'the screens of visitors, buyers and the operator can be used by everybody, also with dots, pages and keys',
  async ({ arrive }) => {
    const phone = await arrive(narrowPhone);
    await step('a visitor', async () => expect(await faultsOn(phone, visitorScreens)).toEqual([]));

    const order = await step('the way to an order', async () => {
      const placed = await orderFromPost(phone);
      expect(await faultsOn(phone, ['/orders', `/orders/${placed.id}`])).toEqual([]);
      return placed;
    });

    const desktop = await arrive({ device: 'desktop' });
    await step('dots, a feed in pages and the help for keys', async () => {
      await open(desktop, '/settings/reading');
      await desktop.getByRole('switch', { name: 'Read the feed in pages' }).check();
      await walkTo(desktop, '/newest?kind=photo');
      // What others have posted meanwhile may have nothing to show.
      const tagged = desktop
        .getByRole('article')
        .filter({ has: desktop.getByRole('link', { name: /^Shop this photo/ }) })
        .first();
      await tagged.focus();
      await desktop.keyboard.press('t');
      await dotsOf(tagged).first().click();
      await desktop.keyboard.press('?');
      await desktop.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
      expect(await seriousFaults(desktop)).toEqual([]);
      await desktop.keyboard.press('Escape');
      expect(await seriousFaults(desktop)).toEqual([]);
    });

    await step('the operator', async () => {
      await signIn(desktop, people.operator);
      expect(await faultsOn(desktop, [...operatorScreens, `/admin/orders/${order.id}`])).toEqual([]);
    });
  },
);

journey(
  'the screens of a member, and of posts, products, people, lists and a storefront, can be used by everybody',
  async ({ arrive }) => {
    const refusals: number[] = [];
    const phone = await arrive({ ...narrowPhone, refusals });
    const post = await findPhoto(ownSpark());
    const list = await findList('ines');
    await signIn(phone, people.member);
    await step('a member', async () => {
      const theme = await showList(phone);
      expect(await faultsOn(phone, [...memberScreens, ...screensOf(post), list, theme])).toEqual([]);
    });

    await step('sheets and dialogs', async () => {
      await walkTo(phone, list);
      await phone.getByRole('button', { name: 'Arrange' }).click();
      expect(await seriousFaults(phone), 'a list being arranged').toEqual([]);
      await phone.getByRole('button', { name: 'Show in Finds' }).click();
      await phone.getByRole('dialog').waitFor();
      expect(await seriousFaults(phone), 'what showing a list in Finds does').toEqual([]);
      await walkTo(phone, `/posts/${post.id}`);
      await phone.getByRole('link', { name: /^Shop this photo/ }).click();
      await phone.getByRole('dialog').getByRole('link').first().waitFor();
      expect(await seriousFaults(phone), 'the products of a photo').toEqual([]);
    });

    await step('what is no longer here', async () => {
      const dropped = await dropList(phone);
      refusals.push(410);
      await open(phone, dropped);
      expect(await faultsHere(phone)).toEqual([]);
      expect(await phone.getByRole('heading', { level: 1 }).textContent()).toBe('This is no longer here');
      refusals.pop();
    });

    await step('a storefront, and where it is arranged', async () => {
      const { storefront } = await readApi<Profile>(ownSpark(), '/users/amara');
      await phone.context().clearCookies();
      await signIn(phone, people.creator);
      expect(await faultsOn(phone, [`/shop/${storefront}`, '/settings/storefront'])).toEqual([]);
    });
  },
);

/** The page of a list of somebody that does not stand in Finds. */
async function findList(handle: string): Promise<string> {
  const { items } = await readApi<{ items: List[] }>(ownSpark(), `/users/${handle}/lists`);
  return `/lists/${items.find(({ theme }) => theme === null)?.id}`;
}

/** Puts a list of whoever is signed in into Finds; gives the path of the theme. */
async function showList(page: Page): Promise<string> {
  const { items } = await readApi<ProductList>(ownSpark(), '/products?limit=4');
  const productIds = items.map(({ id }) => id);
  const list = await makeList(page, { title: 'What a kitchen cannot be without', productIds });
  return `/finds/${(await showInFinds(page, list)).slug}`;
}

/**
 * Lets somebody put more of something of a post into their bag than there is, look at it, and then buy one, so that the
 * operator has an order and a sale.
 */
async function orderFromPost(page: Page): Promise<Order> {
  const { id: fromPostId } = await findPhoto(ownSpark());
  const { id } = await sellProduct(ownSpark(), { title: 'Axe head', cents: 1_900, quantity: 9 });
  await signUp(page, { name: 'Minh Tran', email: newEmail() });
  const putIn = (quantity: number) =>
    page.request.put(`/api/v1/bag/items/${id}`, { data: { quantity, fromPostId } });
  await putIn(20);
  expect(await faultsOn(page, ['/bag'])).toEqual([]);
  await putIn(1);
  expect(await faultsOn(page, ['/bag', '/checkout'])).toEqual([]);
  return placeOrder(page);
}

/** Walks from screen to screen within the app, where that is possible, as people do. */
async function faultsOn(page: Page, paths: string[]): Promise<string[]> {
  const faults: string[] = [];
  for (const [at, path] of paths.entries()) {
    await (at === 0 ? open(page, path) : walkTo(page, path));
    faults.push(...(await faultsHere(page)).map((fault) => `${path}: ${fault}`));
  }
  await seeIn(page, waysOf(page).usual);
  return faults;
}

/** Everything that is asked of a screen. */
async function faultsHere(page: Page): Promise<string[]> {
  const { usual } = waysOf(page);
  const faults: string[] = [];
  for (const way of fewWays(page)) {
    await seeIn(page, way);
    if (way === usual) faults.push(...(await faultsInOneScheme(page)));
    if (way.scheme !== usual.scheme) faults.push(...(await faultsOfContrast(page)));
    if (way !== usual || usual.viewport.width === narrow.width) {
      const room = `${way.viewport.width} px, text at ${100 * way.letters} %`;
      faults.push(...(await findLost(page)).map((what) => `${room}: ${what}`));
    }
  }
  return faults;
}
