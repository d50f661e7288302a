import type { Page as List, Product } from '@spark/contract';
import type { Page } from 'playwright-core';
import { ownSpark } from './own-spark.ts';
import { readApi } from './read-api.ts';

type Six = [Product, Product, Product, Product, Product, Product];

/** Finds six products that can be bought and have no variants; the same ones every time. */
export async function findProducts(): Promise<Six> {
  const { items } = await readApi<List<Product>>(ownSpark(), '/products?buyable=true&limit=50');
  const [one, two, three, four, five, six] = items.filter(({ groupId }) => groupId === null);
  if (!one || !two || !three || !four || !five || !six) throw new Error('The demo sells too little.');
  return [one, two, three, four, five, six];
}

/** Looks a product up in the sheet that asks for it, and takes it. */
export async function chooseProduct(page: Page, product: Product): Promise<void> {
  const sheet = page.getByRole('dialog', { name: 'Which product is it?' });
  await sheet.getByRole('searchbox').fill(product.title);
  // What was there before one typed gives way to what was found: who presses sooner lets go over another product.
  const found = sheet.getByRole('listitem').first().filter({ hasText: product.title });
  await found.getByRole('button', { name: product.title }).first().click();
  await sheet.waitFor({ state: 'detached' });
}

/** Chooses the first interest that is offered. */
export async function chooseInterest(page: Page): Promise<void> {
  await page.getByRole('group', { name: 'Interests' }).locator('label').first().click();
}

/** Publishes what the composer holds. Answers the id of the post. */
export async function publish(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Publish', exact: true }).click();
  await page.waitForURL('**/posts/*');
  const id = new URL(page.url()).pathname.split('/').at(-1);
  if (id === undefined) throw new Error(`${page.url()} names no post.`);
  return id;
}
