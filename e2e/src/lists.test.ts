import type { Page } from 'playwright-core';
import type { PostPage } from '@spark/contract';
import { expect } from 'vitest';
import { journey } from './harness/journey.ts';
import { ownSpark } from './harness/own-spark.ts';
import { newEmail, signUp } from './harness/people.ts';
import { readApi } from './harness/read-api.ts';
import { open, walkTo } from './harness/visit.ts';

journey(
  'a list of a post and a product, put in order and made public, is read by others so',
  async ({ arrive }) => {
    const phone = await arrive();
    await signUp(phone, { name: 'Wanjiru Maina', email: newEmail() });
    const { items } = await readApi<PostPage>(ownSpark(), '/feed?view=newest&kind=photo&limit=20');
    const post = items.find(({ products }) => products.length > 0);
    const [product] = post?.products ?? [];
    if (post === undefined || product === undefined) throw new Error('The demo has no photo with a product.');

    await open(phone, `/posts/${post.id}`);
    await phone.getByRole('button', { name: 'Save', exact: true }).click();
    await phone.getByRole('button', { name: 'Add to a list' }).click();
    const sheet = phone.getByRole('dialog');
    await sheet.getByRole('button', { name: 'New list' }).click();
    await sheet.getByLabel('Title').fill('For the hall');
    await sheet.getByRole('button', { name: 'Make the list' }).click();
    await sheet.getByRole('button', { name: /^For the hall Private · 1 thing/, pressed: true }).waitFor();

    await sheet.getByRole('button', { name: 'Done' }).click();
    await sheet.waitFor({ state: 'detached' });

    await walkTo(phone, `/products/${product.id}`);
    await phone.getByRole('button', { name: 'Add to a list' }).click();
    await sheet.getByRole('button', { name: /^For the hall/, pressed: false }).click();
    await sheet.getByRole('button', { name: /^For the hall Private · 2 things/, pressed: true }).waitFor();
    await sheet.getByRole('button', { name: 'Done' }).click();
    await sheet.waitFor({ state: 'detached' });

    await walkTo(phone, '/saved?show=lists');
    await phone.getByRole('link', { name: /For the hall/ }).click();
    await phone.getByRole('heading', { name: 'For the hall' }).waitFor();
    expect(await hrefsOf(phone)).toEqual([`/posts/${post.id}`, `/products/${product.id}`]);
    await phone.getByRole('button', { name: 'Arrange' }).click();
    const moved = phone.waitForResponse((response) => response.url().endsWith('/place'));
    const grip = phone.getByRole('button', { name: /^Move .*, number 2 of 2/ });
    await grip.focus();
    await phone.keyboard.press('ArrowUp');
    expect((await moved).status()).toBe(204);
    await phone.getByText('Number 1 of 2 now').waitFor({ state: 'attached' });
    await phone.getByRole('button', { name: 'Done' }).click();

    const stranger = await arrive({ device: 'desktop' });
    const path = new URL(phone.url()).pathname;
    expect((await stranger.request.get(path)).status()).toBe(404);
    await phone.getByRole('button', { name: 'Edit list' }).click();
    await sheet.getByRole('switch', { name: 'Public' }).check();
    await sheet.getByRole('button', { name: 'Save' }).click();
    await sheet.waitFor({ state: 'detached' });
    const { handle } = await me(phone);
    await open(stranger, `/u/${handle}`);
    await stranger.getByRole('link', { name: 'Lists 1' }).click();
    await stranger.getByRole('link', { name: /For the hall/ }).click();
    await stranger.getByRole('heading', { name: 'For the hall' }).waitFor();
    expect(await hrefsOf(stranger)).toEqual([`/products/${product.id}`, `/posts/${post.id}`]);
  },
);

/** Where the things of the list lead, in their order. */
function hrefsOf(page: Page): Promise<(string | null)[]> {
  return page
    .locator('article ul.grid li a')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href')));
}

async function me(page: Page): Promise<{ handle: string }> {
  // Serialised by the response schema of the route.
  return (await (await page.request.get('/api/v1/me')).json()) as { handle: string };
}
