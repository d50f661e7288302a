import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDeadTagFinder } from '../../../test/dead-tags.ts';
import { makePhotoPost, makeProduct } from '../../../test/factories.ts';
import { createTestApp, shopKey, type TestApp } from '../../../test/test-app.ts';

let spark: TestApp;
beforeAll(async () => {
  spark = await createTestApp({ works: true, starts: 'engine' });
});
afterAll(() => spark.close());

const products = 40;
const posts = 30;

test('while stock comes and goes all the time nobody is ever shown what cannot be bought', async () => {
  const made: { id: string; external_id: string }[] = [];
  for (let index = 0; index < products; index++) {
    const facts = {
      title: `Thing ${index}`,
      category: `Shelf ${index % 4}`,
      group_id: index % 3 === 0 ? `group-${index % 12}` : null,
      stock_at: new Date(Date.now() - 600_000),
    };
    made.push(await makeProduct(spark.db, facts));
  }
  for (let index = 0; index < posts; index++) {
    const shown = [0, 1, 2].flatMap((step) => made[(index * 7 + step * 5) % products]?.id ?? []);
    await makePhotoPost(spark.db, shown);
  }

  const finder = createDeadTagFinder();
  let isOver = false;
  let stockCalls = 0;
  const churn = async () => {
    while (!isOver) {
      const chosen = made.filter((_, index) => (index + stockCalls) % 5 === 0);
      const isRestock = stockCalls++ % 2 === 1;
      if (isRestock) for (const { id } of chosen) finder.noteRestock(id);
      const items = chosen.map(({ external_id: externalId }) => ({
        externalId,
        availability: isRestock ? 'in_stock' : 'out_of_stock',
        at: new Date().toISOString(),
      }));
      await spark.call('putShopStock', {
        headers: { authorization: `Bearer ${shopKey}` },
        body: { items },
      });
      if (!isRestock) for (const { id } of chosen) finder.noteSoldOut(id);
    }
  };
  let views = 0;
  let pages = 0;
  let standIns = 0;
  const dead: string[] = [];
  const look = async () => {
    // Stock went and came again, five times at least.
    while (stockCalls <= 10 || pages < 20) {
      pages += 1;
      const askedAt = performance.now();
      const { items } = await spark.call('getFeed', { query: { view: 'newest', limit: 30 } });
      for (const post of items) {
        views += 1;
        standIns += post.products.filter((product) => product.substituteFor !== null).length;
        dead.push(...finder.find(post, askedAt));
      }
    }
  };
  const churning = churn();
  await Promise.all([look(), look()]);
  isOver = true;
  await churning;
  expect(dead).toEqual([]);
  expect(views).toBe(pages * posts);
  expect(standIns).toBeGreaterThan(0);
}, 120_000);
