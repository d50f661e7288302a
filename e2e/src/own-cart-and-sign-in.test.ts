import type { Post, Product } from '@spark/contract';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import {
  settingsOf,
  startOpenIdSite,
  type OpenIdSite,
  type ShopPerson,
} from '../../server/test/open-id-provider.ts';
import { chooseInterests } from './harness/interests.ts';
import { journey } from './harness/journey.ts';
import { ownSpark } from './harness/own-spark.ts';
import { newEmail, putSessionAway } from './harness/people.ts';
import { startShopSite, type ShopSite } from './harness/shop-site.ts';
import { sellProduct, tellOrder } from './harness/shop.ts';
import { startEmpty, type StartedSpark } from './harness/start-spark.ts';
import { step } from './harness/step.ts';
import { open, untilAlive, walkTo, whereIs } from './harness/visit.ts';

// One Spark for all of it: nothing is in it yet, and it leads to the shop's own cart and the shop's own sign-in.
let shop: ShopSite;
let door: OpenIdSite;
let spark: StartedSpark | undefined;
beforeAll(async () => {
  shop = await startShopSite();
  door = await startOpenIdSite(() => spark?.url ?? null);
  const cart = 'item={externalId}&group={groupId}&pieces={quantity}&post={post}&by={author}&ref={reference}';
  spark = await startEmpty(ownSpark(), {
    SPARK_CHECKOUT: 'handover',
    SPARK_CART_URL: `${shop.origin}/cart?${cart}`,
    ...settingsOf(door),
  });
});
afterAll(async () => {
  await spark?.stop();
  await door.close();
  await shop.close();
});

function newShop(): StartedSpark {
  if (spark === undefined) throw new Error('It did not start.');
  return spark;
}

journey(
  'a shop that opened a minute ago says what comes where, fills up, and sells in its own cart',
  async ({ arrive }) => {
    const phone = await arrive({ url: newShop().url, strangers: [shop.origin, door.issuer] });
    const heading = (name: string) => phone.getByRole('heading', { name, exact: true });

    await step('nobody has posted yet, and the first one could', async () => {
      await phone.goto('/');
      await untilAlive(phone);
      expect(whereIs(phone)).toBe('/welcome');
      await chooseInterests(phone, { howMany: 5 });
      await phone.waitForURL((address) => address.pathname === '/');
      await heading('No posts yet').waitFor();
      expect(await phone.getByText('all caught up').count()).toBe(0);
      expect(await phone.getByRole('link', { name: 'Post something' }).getAttribute('href')).toBe('/compose');
      await walkTo(phone, '/newest');
      await heading('No posts yet').waitFor();
    });

    await step('nothing is for sale yet, so there is nothing to choose by', async () => {
      await walkTo(phone, '/search');
      await heading('Nothing here yet').waitFor();
      await walkTo(phone, '/finds');
      await heading('Nothing found yet').waitFor();
      await walkTo(phone, '/shop');
      await heading('Nothing here yet').waitFor();
      expect(await phone.getByRole('link', { name: /^Filter and sort/ }).count()).toBe(0);
      expect(await phone.getByText(/^0 /).count()).toBe(0);
      const toFinds = phone.getByRole('main').getByRole('link', { name: /^Finds/ });
      expect(await toFinds.count()).toBe(0);
    });

    const lamp = await step('the first product is there as soon as the shop sends it', async () => {
      const sold = await sellProduct(newShop(), { title: 'First of all lamps', cents: 4_900, quantity: 3 });
      await phone.reload();
      await phone.getByRole('link', { name: /First of all lamps/ }).waitFor();
      await phone.getByRole('link', { name: /^Filter and sort/ }).waitFor();
      await phone.getByText('1 product', { exact: true }).waitFor();
      await untilAlive(phone);
      return sold;
    });

    const post = await step('the shop’s own sign-in makes a member, who posts', async () => {
      const claims = { email: newEmail(), email_verified: true, name: 'Goldie', plan: ['gold'] };
      // So it is for whoever has an account with the address that the shop tells.
      await walkTo(phone, '/sign-in?error=account_not_linked&then=%2Fcompose');
      await phone.getByText('Sign in to it first, then connect Corner shop').waitFor();
      await comeByShop(phone, claims);
      await phone.waitForURL((address) => address.pathname === '/compose');
      await phone.getByRole('radio', { name: 'Photo' }).waitFor({ state: 'attached' });
      return postLamp(phone, lamp);
    });
    const author = await putSessionAway(phone);

    await step('the first post leads to the shop’s own cart', async () => {
      await open(phone, `/posts/${post.id}`);
      const toBuy = phone.getByRole('region', { name: 'Shop this post' });
      await toBuy.getByRole('button', { name: /^Add to bag/ }).click();
      await phone.getByRole('link', { name: 'Bag, 1 piece' }).click();
      await phone.waitForURL('**/bag');
      await phone.getByRole('button', { name: 'One more' }).click();
      await phone.getByRole('link', { name: 'Bag, 2 pieces' }).waitFor();
      expect(await phone.getByRole('link', { name: /check out/i }).count()).toBe(0);
      await phone.getByRole('button', { name: 'Buy at the shop' }).click();
      await phone.getByRole('heading', { name: 'Your cart' }).waitFor();
    });

    await step('what was bought there is credited to the post', async () => {
      const asked = Object.fromEntries(new URL(phone.url()).searchParams);
      expect(asked).toEqual({
        item: lamp.externalId,
        group: lamp.groupId,
        pieces: '2',
        post: post.id,
        by: post.author.id,
        ref: expect.stringMatching(/^[0-9a-f-]{36}$/),
      });
      await tellOrder(newShop(), {
        externalId: lamp.externalId,
        quantity: 2,
        amount: { amount: 9_800, currency: 'USD' },
        reference: asked['ref'] ?? '',
      });
      await phone.context().addCookies(author);
      await open(phone, `/posts/${post.id}`);
      await phone.getByRole('button', { name: 'More about this post' }).click();
      await phone.getByRole('menuitem', { name: 'What it brought' }).click();
      const rows = phone.getByRole('dialog', { name: 'What it brought' }).locator('dl');
      const words = (await rows.textContent()) ?? '';
      expect(words).toMatch(/Orders\s*1\D/);
      expect(words).toMatch(/Pieces sold\s*2\D/);
    });
  },
);

/** Signs in on the pages of the shop, as whoever it knows by these claims. */
async function comeByShop(page: Page, claims: ShopPerson): Promise<void> {
  const name = claims.email ?? '';
  door.people.set(name, claims);
  await page.getByRole('link', { name: 'Sign in with Corner shop' }).click();
  await page.locator('input[name=login]').fill(name);
  await page.locator('input[name=password]').fill('any');
  await page.locator('button[type=submit]').click();
  await page.locator('button[type=submit]').click();
}

/** Posts a product. */
async function postLamp({ request }: Page, { id }: Product): Promise<Post> {
  const { items } = await (await request.get('/api/v1/interests')).json();
  const data = { kind: 'product', text: 'It is light.', interests: [items[0].slug], productIds: [id] };
  const answer = await request.post('/api/v1/posts', { data });
  if (!answer.ok()) throw new Error(`The post was refused: ${await answer.text()}`);
  // Serialised by the response schema of the route.
  return (await answer.json()) as Post;
}
