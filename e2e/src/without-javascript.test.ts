import type { PostPage } from '@spark/contract';
import { expect } from 'vitest';
import { journey } from './harness/journey.ts';
import { ownSpark } from './harness/own-spark.ts';
import { readApi } from './harness/read-api.ts';
import { step } from './harness/step.ts';
import { whereIs } from './harness/visit.ts';

journey(
  'without JavaScript interests are chosen, a feed is read, a photo leads to a product, and a title is found',
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
      const { items } = await readApi<{ items: { title: string }[] }>(ownSpark(), '/products?limit=1');
      const title = items[0]?.title ?? '';
      await phone.goto('/search');
      await phone
        .getByRole('main')
        .getByRole('searchbox')
        .or(phone.getByRole('searchbox'))
        .first()
        .fill(title);
      await phone.keyboard.press('Enter');
      await phone.waitForURL('**/search?q=*');
      expect(await phone.getByRole('link', { name: title }).count()).toBeGreaterThan(0);
    });
  },
);
