import type { Product, Review } from '@spark/contract';
import { expect } from 'vitest';
import { journey } from './harness/journey.ts';
import { ownSpark } from './harness/own-spark.ts';
import { people, signIn } from './harness/people.ts';
import { takePhoto } from './harness/photos.ts';
import { readApi } from './harness/read-api.ts';
import { placeOrder, sellProduct } from './harness/shop.ts';
import { open, untilAlive, walkTo } from './harness/visit.ts';

journey(
  'what was bought is reviewed, verified and shared, and stays one thing in both places',
  async ({ phone, desktop }) => {
    const product = await sellProduct(ownSpark(), { title: 'Cherrywood ladle', cents: 2_400, quantity: 9 });
    await signIn(phone, people.creator);
    await phone.request.put(`/api/v1/bag/items/${product.id}`, { data: { quantity: 1, fromPostId: null } });
    const order = await placeOrder(phone);
    await signIn(desktop, people.operator);
    const paid = await desktop.request.post(`/api/v1/admin/orders/${order.id}/paid`);
    expect(paid.ok()).toBe(true);

    await open(phone, `/orders/${order.id}`);
    await phone.getByRole('link', { name: 'Write a review' }).click();
    await phone.waitForURL('**/review');
    await phone.getByRole('radio', { name: /^5 of 5 stars/ }).check();
    await phone.getByLabel('In a few words').fill('It ladles');
    await phone.getByLabel('More, if you like').fill('And never drips.');
    await phone.locator('input[type="file"]').setInputFiles(await takePhoto(4));
    await phone.getByLabel('What does photo 1 show?').fill('A ladle over a pot');
    await phone.getByRole('button', { name: 'Publish review' }).click();
    await phone.waitForURL(/\/products\/[^/]+\?/);
    const reviews = phone.getByRole('region', { name: 'Reviews' });
    await reviews.getByText('Verified purchase', { exact: true }).waitFor();
    await reviews.getByText('Creator').waitFor({ state: 'attached' });
    await expect.poll(() => countPhotos(product)).toBe(1);
    await phone.reload();
    await untilAlive(phone);
    await reviews.getByRole('link', { name: 'Photo 1 of 1: A ladle over a pot' }).click();
    await phone.getByRole('dialog').getByText('A ladle over a pot').waitFor();
    await phone.keyboard.press('Escape');

    await open(desktop, `/products/${product.id}`);
    await desktop.getByRole('button', { name: 'Helpful' }).click();
    await desktop.getByRole('button', { name: 'Helpful, said by 1 person', pressed: true }).waitFor();

    await reviews.getByRole('button', { name: 'More about your review' }).click();
    await phone.getByRole('menuitem', { name: 'Share to Spark' }).click();
    const sheet = phone.getByRole('dialog', { name: 'Share to Spark' });
    await sheet.getByRole('button', { name: 'Share', exact: true }).click();
    // Nothing shows a ladle yet, so that no interest speaks for it.
    await sheet.getByRole('combobox').selectOption({ index: 1 });
    await sheet.getByRole('button', { name: 'Share', exact: true }).click();
    await sheet.getByRole('link', { name: 'See the post' }).click();
    await phone.waitForURL('**/posts/*');
    const post = phone.getByRole('article').first();
    await post.getByText('Verified purchase').waitFor();
    await post.getByText('Creator').first().waitFor({ state: 'attached' });
    const address = phone.url();

    await walkTo(phone, `/products/${product.id}/review`);
    await phone.getByLabel('In a few words').fill('It ladled until it split');
    await phone.getByRole('button', { name: 'Save' }).click();
    await phone.waitForURL(/\/products\/[^/]+\?/);
    await walkTo(desktop, new URL(address).pathname);
    await desktop.getByRole('article').getByRole('heading', { name: 'It ladled until it split' }).waitFor();
    await desktop.getByText('edited', { exact: false }).first().waitFor();
  },
);

/** How many photos of reviews others see. */
async function countPhotos({ id }: Product): Promise<number> {
  const { items } = await readApi<{ items: Review[] }>(ownSpark(), `/products/${id}/reviews`);
  return items.flatMap(({ photos }) => photos).length;
}
