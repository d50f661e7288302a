import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { chooseInterest, chooseProduct, findProducts, publish } from './harness/composer.ts';
import { journey } from './harness/journey.ts';
import { ownSpark } from './harness/own-spark.ts';
import { people, signIn } from './harness/people.ts';
import { handOver, takePhoto } from './harness/photos.ts';
import { setStock } from './harness/shop.ts';
import { step } from './harness/step.ts';
import { open, walkTo, whereIs } from './harness/visit.ts';

const descriptions = ['A reading corner', 'The same corner in the evening', 'What stands beside it'] as const;

journey(
  'a member posts photos with two tags, whose bag follows the stock; links; and a poll that is voted in',
  async ({ phone, arrive }) => {
    const spark = ownSpark();
    const [lamp, mug] = await findProducts();
    const caption = `The corner I read in. ${Date.now()}`;
    const other = await arrive();
    await signIn(phone, people.member);
    await open(phone, '/compose');

    await step('photos are chosen, pasted and dropped, and what is typed stays', async () => {
      const field = phone.getByLabel('Caption');
      await field.fill(caption);
      await phone.locator('input[type=file]').setInputFiles(await takePhoto(0));
      await handOver(field, 'paste', await takePhoto(1));
      await phone.getByRole('button', { name: /^Photo 2 of 2/ }).waitFor();
      await handOver(field, 'drop', await takePhoto(2));
      await phone.getByText('All photos have arrived.').waitFor({ state: 'attached' });
      expect(await field.inputValue()).toBe(caption);
    });

    await step('each has a description and tags of its own', async () => {
      for (const [at, description] of descriptions.entries()) {
        await turnTo(phone, at);
        await phone.getByLabel('What is on it?').fill(description);
      }
      for (const at of [1, 0] as const) {
        await turnTo(phone, at);
        expect(await tagsOf(phone).count()).toBe(0);
        await phone.getByRole('img', { name: descriptions[at] }).tap({ position: { x: 70, y: 80 } });
        await chooseProduct(phone, lamp);
      }
      await phone.getByRole('button', { name: 'Tag a product' }).tap();
      await chooseProduct(phone, mug);
      expect(await tagsOf(phone).count()).toBe(2);
    });

    await step('whoever is still writing sees what sells out', async () => {
      const soldOut = tagsOf(phone).filter({ hasText: 'Out of stock' });
      expect(await soldOut.count()).toBe(0);
      await setStock(spark, lamp.externalId, soldOutStock);
      await soldOut.waitFor();
      await setStock(spark, lamp.externalId, inStock);
      await soldOut.waitFor({ state: 'detached' });
    });
    await chooseInterest(phone);
    await publish(phone);
    await phone.getByText(caption).first().waitFor();
    // Others see it once its photos are ready.
    await phone.getByText('Getting ready').waitFor({ state: 'hidden' });

    await step('another sees a bag of two; once one is sold out it is a bag of one', async () => {
      await open(other, '/newest');
      const article = other.locator('article').filter({ hasText: caption });
      await article.getByRole('link', { name: 'Shop this photo, 2 products' }).waitFor();
      for (const description of descriptions) {
        expect(await article.getByRole('img', { name: description }).count()).toBe(1);
      }
      try {
        await setStock(spark, lamp.externalId, soldOutStock);
        await article.getByRole('link', { name: 'Shop this photo, 1 product', exact: true }).click();
        const panel = other.getByRole('dialog', { name: 'Shop this photo' });
        await panel.getByText(mug.title).first().waitFor();
        // Not offered any more: it waits, for whoever wants to be told when it is back.
        await panel.getByRole('region', { name: 'Sold out for now' }).getByText(lamp.title).waitFor();
        expect(await panel.getByText(lamp.title).count()).toBe(1);
        expect(await panel.getByRole('button', { name: 'Add to bag' }).count()).toBe(1);
      } finally {
        await setStock(spark, lamp.externalId, inStock);
      }
    });

    await step('a link shows its site though the page cannot be reached', async () => {
      await walkTo(phone, '/compose');
      await phone.getByLabel('Link', { exact: true }).check();
      await phone.getByLabel('Address of the page').pressSequentially('nobody.invalid/lamps/7');
      await phone.getByRole('region', { name: 'Link' }).getByText('nobody.invalid').last().waitFor();
      await phone.getByLabel('Caption').fill('Read this before you buy a lamp.');
      await chooseInterest(phone);
      await publish(phone);
      const link = phone.getByRole('article').getByRole('link', { name: /nobody\.invalid/ });
      expect(await link.first().getAttribute('href')).toBe('https://nobody.invalid/lamps/7');
    });

    await step('one to a product is the product', async () => {
      await walkTo(phone, '/compose');
      await phone.getByLabel('Link', { exact: true }).check();
      await phone.getByLabel('Address of the page').fill(`${spark.url}/products/${lamp.id}`);
      const card = phone.getByRole('region', { name: 'Link' });
      await card.getByText('This is a product of the shop').waitFor();
      await card.getByText(lamp.title).waitFor();
      await card.getByText('In stock').waitFor();
      await chooseInterest(phone);
      const id = await publish(phone);
      await phone.getByRole('article').getByRole('link', { name: lamp.title }).first().tap();
      await expect.poll(() => whereIs(phone)).toBe(`/products/${lamp.id}?from=${id}`);
    });

    const question = `Which of the two shall I take? ${Date.now()}`;
    const poll = await step('a poll has products to choose from', async () => {
      await walkTo(phone, '/compose');
      await phone.getByLabel('Poll', { exact: true }).check();
      await phone.getByLabel('Question').fill(question);
      for (const [at, product] of [lamp, mug].entries()) {
        await phone.getByRole('button', { name: `Choice ${at + 1}: add a product` }).tap();
        await chooseProduct(phone, product);
        const words = phone.getByLabel(`Choice ${at + 1}`, { exact: true });
        await expect.poll(() => words.inputValue()).toBe(product.title);
      }
      await phone.getByLabel('Choice 1', { exact: true }).fill('The first');
      await chooseInterest(phone);
      return publish(phone);
    });

    await step('it is voted in, the vote changed, and it follows the stock', async () => {
      await signIn(other, people.creator);
      await open(other, `/posts/${poll}`);
      const [first, second] = [choices(other).nth(0), choices(other).nth(1)];
      await other.getByRole('article').getByRole('heading', { name: question }).waitFor();
      expect(await percents(other)).toEqual([]);
      await first.getByText('In stock').waitFor();
      await first.getByRole('button', { name: 'The first' }).click();
      await expect.poll(() => percents(other)).toEqual(['100%', '0%']);
      await other.getByRole('button', { name: 'Change vote' }).click();
      await second.getByRole('button', { name: mug.title }).click();
      await expect.poll(() => percents(other)).toEqual(['0%', '100%']);
      await other.getByText('1 vote ', { exact: false }).first().waitFor();

      // Whoever buys from here buys because of this poll.
      await first.getByRole('link', { name: /^Look at/ }).click();
      const sheet = other.getByRole('dialog');
      expect(await sheet.getByRole('link', { name: 'See the product' }).getAttribute('href')).toBe(
        `/products/${lamp.id}?from=${poll}`,
      );
      await sheet.getByRole('button', { name: 'Close' }).click();

      try {
        await setStock(spark, mug.externalId, soldOutStock);
        await second.getByText('Out of stock').waitFor();
        expect(await percents(other)).toEqual(['0%', '100%']);
        await first.getByText('In stock').waitFor();
      } finally {
        await setStock(spark, mug.externalId, inStock);
      }
    });
  },
);

const inStock = { availability: 'in_stock', quantity: 12 } as const;
const soldOutStock = { availability: 'out_of_stock', quantity: 0 } as const;

function turnTo(page: Page, at: number): Promise<void> {
  return page.getByRole('button', { name: new RegExp(`^Photo ${at + 1} of 3`) }).click();
}

function tagsOf(page: Page) {
  return page.getByRole('list', { name: 'Tagged products' }).getByRole('listitem');
}

function choices(page: Page) {
  return page.getByRole('list', { name: 'Choices' }).getByRole('listitem');
}

function percents(page: Page): Promise<string[]> {
  return choices(page)
    .getByText(/^\d+%$/)
    .allTextContents();
}
