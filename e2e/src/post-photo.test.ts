import type { Page as List, Product } from '@spark/contract';
import { drawScene, interests } from '@spark/demo';
import type { Page } from 'playwright-core';
import { expect, inject } from 'vitest';
import { journey } from './harness/journey.ts';
import { people, signIn } from './harness/people.ts';
import { readApi } from './harness/read-api.ts';
import { setStock } from './harness/shop.ts';
import { open } from './harness/visit.ts';

journey('a member posts a photo with two tags; its bag follows the stock', async ({ phone, desktop }) => {
  const spark = inject('spark');
  const [lamp, mug] = await findProducts();
  const caption = `The corner I read in. ${Date.now()}`;

  await signIn(phone, people.member);
  await open(phone, '/compose');
  await phone.locator('input[type=file]').setInputFiles(await takePhoto());
  await phone.getByLabel('What is on it?').fill('A reading corner with a lamp and a mug');
  await phone.getByRole('img', { name: 'A reading corner' }).click({ position: { x: 90, y: 120 } });
  await choose(phone, lamp);
  await phone.getByRole('button', { name: 'Tag a product' }).click();
  await choose(phone, mug);
  await phone.getByLabel('Caption').fill(caption);
  await phone.getByRole('group', { name: 'Interests' }).locator('label').first().click();
  await phone.getByRole('button', { name: 'Publish' }).click();
  await phone.waitForURL('**/posts/*');
  await phone.getByText(caption).first().waitFor();

  await open(desktop, '/newest');
  const article = desktop.getByRole('article').filter({ hasText: caption });
  await article.getByRole('link', { name: 'Shop this photo, 2 products' }).waitFor();
  try {
    await setStock(spark, lamp.externalId, { availability: 'out_of_stock', quantity: 0 });
    await desktop.reload();
    await article.getByRole('link', { name: 'Shop this photo, 1 product', exact: true }).click();
    const panel = desktop.getByRole('dialog', { name: 'Shop this photo' });
    await panel.getByText(mug.title).first().waitFor();
    expect(await panel.getByText(lamp.title).count()).toBe(0);
  } finally {
    await setStock(spark, lamp.externalId, { availability: 'in_stock', quantity: 12 });
  }
});

/** A photo as it comes from a camera. */
async function takePhoto(): Promise<{ name: string; mimeType: string; buffer: Buffer }> {
  const [interest] = interests;
  if (interest === undefined) throw new Error('The demo has no pictures.');
  const { jpeg } = await drawScene(interest.cover);
  return { name: 'IMG_2017.jpg', mimeType: 'image/jpeg', buffer: jpeg };
}

/** Looks a product up in the sheet that asks for it, and takes it. */
async function choose(phone: Page, product: Product): Promise<void> {
  const sheet = phone.getByRole('dialog', { name: 'Which product is it?' });
  await sheet.getByRole('searchbox').fill(product.title);
  await sheet.getByRole('button', { name: product.title }).first().click();
  await expect.poll(() => sheet.count()).toBe(0);
}

async function findProducts(): Promise<[Product, Product]> {
  const { items } = await readApi<List<Product>>(inject('spark'), '/products?buyable=true&limit=50');
  const singles = items.filter(({ groupId }) => groupId === null);
  const [one, other] = singles;
  if (one === undefined || other === undefined) throw new Error('The demo sells too little.');
  return [one, other];
}
