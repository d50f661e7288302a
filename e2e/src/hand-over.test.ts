import type { PostPage } from '@spark/contract';
import { afterAll, beforeAll, expect } from 'vitest';
import { journey } from './harness/journey.ts';
import { ownSpark } from './harness/own-spark.ts';
import { people, signIn } from './harness/people.ts';
import { readApi } from './harness/read-api.ts';
import { startShopSite, type ShopSite } from './harness/shop-site.ts';
import { tellOrder } from './harness/shop.ts';
import { startBeside, type StartedSpark } from './harness/start-spark.ts';
import { open } from './harness/visit.ts';

let shop: ShopSite;
let spark: StartedSpark;
beforeAll(async () => {
  shop = await startShopSite();
  const cart = 'item={externalId}&group={groupId}&pieces={quantity}&post={post}&by={author}&ref={reference}';
  spark = await startBeside(ownSpark(), {
    SPARK_CHECKOUT: 'handover',
    SPARK_CART_URL: `${shop.origin}/cart?${cart}`,
  });
});
afterAll(async () => {
  await spark.stop();
  await shop.close();
});

journey(
  'a photo leads to the shop’s own cart, and what was bought there is credited to it',
  async ({ arrive }) => {
    const { items } = await readApi<PostPage>(spark, '/users/ines/posts');
    const post = items.find(({ kind, shoppableCount }) => kind === 'photo' && shoppableCount > 0);
    const product = post?.products[0];
    if (post === undefined || product === undefined) throw new Error('The member has nothing to buy.');

    const author = await arrive({ device: 'desktop', url: spark.url });
    await signIn(author, people.member);
    await open(author, `/posts/${post.id}`);
    const before = await brought();

    const phone = await arrive({ url: spark.url, strangers: [shop.origin] });
    await open(phone, `/posts/${post.id}`);
    await phone.getByRole('link', { name: /^Shop this photo/ }).click();
    const line = phone.getByRole('dialog').getByRole('listitem').filter({ hasText: product.title });
    await line.getByRole('button', { name: /^Add to bag/ }).click();
    await phone.getByRole('button', { name: 'Close' }).click();
    await phone.getByRole('link', { name: 'Bag, 1 piece' }).click();
    await phone.waitForURL('**/bag');
    await phone.getByRole('button', { name: 'One more' }).click();
    await phone.getByRole('link', { name: 'Bag, 2 pieces' }).waitFor();
    expect(await phone.getByRole('link', { name: /check out/i }).count()).toBe(0);
    await phone.getByRole('button', { name: 'Buy at the shop' }).click();

    await phone.getByRole('heading', { name: 'Your cart' }).waitFor();
    const asked = Object.fromEntries(new URL(phone.url()).searchParams);
    expect(asked).toEqual({
      item: product.externalId,
      group: product.groupId ?? product.externalId,
      pieces: '2',
      post: post.id,
      by: post.author.id,
      ref: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });

    await tellOrder(spark, {
      externalId: product.externalId,
      quantity: 2,
      amount: { amount: 4_200, currency: 'USD' },
      reference: asked['ref'] ?? '',
    });
    await author.reload();
    const after = await brought();
    expect(after).toEqual({ orders: before.orders + 1, pieces: before.pieces + 2 });

    /** What the author reads in "What it brought". */
    async function brought(): Promise<{ orders: number; pieces: number }> {
      await author.getByRole('button', { name: 'More about this post' }).first().click();
      await author.getByRole('menuitem', { name: 'What it brought' }).click();
      const rows = author.getByRole('dialog', { name: 'What it brought' }).locator('dl');
      const words = (await rows.textContent()) ?? '';
      const numberAfter = (label: string) => Number(new RegExp(`${label}\\s*(\\d+)`).exec(words)?.[1]);
      return { orders: numberAfter('Orders'), pieces: numberAfter('Pieces sold') };
    }
  },
);
