import type { Product } from '@spark/contract';
import type { Page } from 'playwright-core';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { seriousFaults } from './harness/axe.ts';
import { runCommands } from './harness/commands.ts';
import { idOf, prepareWaitingImport } from './harness/feeds.ts';
import { journey } from './harness/journey.ts';
import { ownSpark } from './harness/own-spark.ts';
import { newEmail, people, putSessionAway, signIn, signUp } from './harness/people.ts';
import { readApi } from './harness/read-api.ts';
import { prepareReviews, wordOfLetter } from './harness/reviews.ts';
import { sellProduct } from './harness/shop.ts';
import { step } from './harness/step.ts';
import { open, untilAlive, walkTo, whereIs } from './harness/visit.ts';

const vessels = ['Amphora', 'Beaker', 'Carafe', 'Decanter', 'Ewer'];

journey(
  'an operator lets an import in and takes it back, and changes delivery; earlier reviews wait for their author',
  async ({ arrive }) => {
    const feed = `journey-${randomUUID().slice(0, 8)}`;
    const titles = vessels.map((title) => `${title} of ${feed}`);
    const { importId, comb, email } = await bringIn(feed, titles);
    const isForSale = async () => {
      const found = await readApi<{ items: Product[] }>(ownSpark(), `/products?q=${feed}&limit=50`);
      return found.items.some(({ externalId, isBuyable }) => externalId === `${feed}-4` && isBuyable);
    };
    expect(await isForSale()).toBe(true);

    const desktop = await arrive({ device: 'desktop', refusals: [422] });
    await step('what is the operator’s is not there for others', async () => {
      for (const path of ['/admin', '/admin/orders', '/admin/delivery', '/admin/imports', '/admin/sales']) {
        expect((await desktop.request.get(path)).status()).toBe(404);
      }
      await signIn(desktop, people.member);
      expect(await (await desktop.request.get('/admin/orders')).text()).toContain('This page is not here');
      await desktop.context().clearCookies();
    });

    await signIn(desktop, people.operator);
    await open(desktop, `/admin/imports/${importId}`);
    expect(await seriousFaults(desktop), 'what axe finds on an import that waits').toEqual([]);

    await step('an import that would take much away goes in by one tap without JavaScript', async () => {
      const phone = await arrive({ javaScriptEnabled: false });
      await phone.context().addCookies(await desktop.context().cookies());
      await phone.goto('/admin');
      await phone.getByRole('link', { name: /^Imports \d+ waiting for you$/ }).click();
      const card = phone.getByRole('article').filter({ hasText: `${feed}.csv` });
      await card.getByText('3 of 5 products of this feed are not in it any more.').waitFor();
      await card.getByText(titles[4] ?? '').waitFor();
      await card.getByRole('button', { name: 'Apply' }).click();
      expect(whereIs(phone)).toBe(`/admin/imports/${importId}`);
      await phone.getByText('Applied', { exact: true }).waitFor();
      expect(await isForSale()).toBe(false);
    });

    await step('it says what was wrong, and is taken back', async () => {
      await walkTo(desktop, '/admin/imports');
      await desktop
        .getByRole('link', { name: `${feed}.csv` })
        .first()
        .click();
      await desktop.getByRole('cell', { name: 'price is not a price' }).waitFor();
      const file = await desktop.getByRole('link', { name: 'Download as CSV' }).getAttribute('href');
      const csv = await (await desktop.request.get(file ?? '')).text();
      expect(csv.split('\r\n')[1]).toMatch(new RegExp(`^5,${feed}-free,price,free,error,`));

      await desktop.getByText('Roll back').click();
      await desktop.getByRole('button', { name: 'Take it back' }).click();
      await desktop.getByText('Taken back', { exact: true }).waitFor();
      expect(await isForSale()).toBe(true);
    });

    await step('a wrong price of delivery is told in its line, and nothing is lost', () =>
      changeDelivery(desktop),
    );
    await step('earlier reviews are published by whoever has the letter, and by nobody else', async () => {
      await putSessionAway(desktop);
      await publishEarlier(desktop, comb, await wordOfLetter(ownSpark(), email));
    });
  },
);

/** Brings in a feed, the same feed with most of it gone, and an earlier review of a comb. */
async function bringIn(feed: string, titles: string[]) {
  const spark = ownSpark();
  const comb = await sellProduct(spark, { title: 'Horn comb', cents: 1_200, quantity: 9 });
  const email = newEmail();
  const earlier = { productId: comb.id, stars: 4, title: 'No static', text: 'Two years, no broken tooth.' };
  const folder = await mkdtemp(join(tmpdir(), 'spark-brought-'));
  try {
    const wares = titles.map((title) => ({ title }));
    const [, waiting] = await runCommands(spark, [
      ...(await prepareWaitingImport(spark, folder, { feed, wares })),
      await prepareReviews(spark, folder, { email, reviews: [earlier] }),
    ]);
    return { importId: idOf(waiting), comb, email };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function publishEarlier(page: Page, comb: Product, token: string): Promise<void> {
  expect(await readApi(ownSpark(), `/products/${comb.id}/reviews`)).toMatchObject({ items: [] });
  await open(page, `/reviews/waiting?token=${encodeURIComponent(token)}&do=publish`);
  await page.getByText('No static').waitFor();
  const signIns = await page.getByRole('link', { name: 'Sign up to publish' }).getAttribute('href');
  expect(signIns).toContain('token');
  await signUp(page, { name: 'Wanjiru Maina', email: newEmail() });
  await page.reload();
  await untilAlive(page);
  await page.getByRole('button', { name: /^Publish what is ticked as / }).click();
  await page.getByRole('heading', { name: 'They are published' }).waitFor();
  await walkTo(page, `/products/${comb.id}`);
  await page.getByRole('heading', { name: 'No static' }).waitFor();
}

async function changeDelivery(desktop: Page): Promise<void> {
  await walkTo(desktop, '/admin/delivery');
  const before = await desktop.getByRole('row').count();
  const way = `By bicycle ${Date.now()}`;
  await desktop.getByLabel('Name of New way').fill(way);
  await desktop.getByLabel('Price of New way').fill('cheap');
  await desktop.getByLabel('Country of New way').selectOption('IS');
  await desktop.getByRole('button', { name: 'Save' }).click();
  await desktop.getByText('Enter the price as a number, like 4.90; 0 is free.').waitFor();
  await desktop.getByLabel(`Price of ${way}`).fill('3.50');
  await desktop.getByLabel(`Fewest days of ${way}`).fill('1');
  await desktop.getByLabel(`Most days of ${way}`).fill('2');
  const saved = desktop.waitForResponse((response) => response.request().method() !== 'GET');
  await desktop.getByRole('button', { name: 'Save' }).click();
  await saved;
  await expect.poll(() => desktop.getByRole('row').count()).toBe(before + 1);
  await desktop.reload();
  expect(await desktop.getByLabel(`Price of ${way}`).inputValue()).toBe('3.50');

  await desktop.getByLabel(`Remove ${way}`).check();
  await desktop.getByRole('button', { name: 'Save' }).click();
  await expect.poll(() => desktop.getByRole('row').count()).toBe(before);
}
