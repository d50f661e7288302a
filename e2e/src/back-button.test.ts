import type { Locator } from 'playwright-core';
import { expect } from 'vitest';
import { journey } from './harness/journey.ts';
import { scrollTo } from './harness/scroll.ts';
import { open, untilAlive } from './harness/visit.ts';

/** Further than this from where it was, a post has lost its place. */
const tolerancePx = 4;

journey('the back button leads to the same place, also after a reload', async ({ phone }) => {
  await open(phone, '/newest');
  // Beyond the first page: the place is only there once more has been fetched.
  const article = phone.getByRole('article').nth(24);
  await scrollTo(phone, article);
  const name = await article.getAttribute('aria-labelledby');
  if (name === null) throw new Error('The article has no name.');
  const same = phone.locator(`[aria-labelledby="${name}"]`);
  const link = same.getByRole('link', { name: /^Comment/ });
  await link.scrollIntoViewIfNeeded();
  const top = await topOf(same);

  await link.click();
  await phone.waitForURL('**/posts/*');
  await phone.getByRole('textbox', { name: /comment/i }).waitFor();
  await phone.goBack();
  await same.waitFor();
  await expect.poll(() => distance(same, top)).toBeLessThan(tolerancePx);

  await phone.reload();
  await untilAlive(phone);
  await same.waitFor();
  await expect.poll(() => distance(same, top)).toBeLessThan(tolerancePx);
});

journey('the back button leads back from a product found through a bag', async ({ phone }) => {
  await open(phone, '/newest?kind=photo');
  const bag = phone.getByRole('link', { name: /^Shop this photo/ }).nth(3);
  await bag.scrollIntoViewIfNeeded();
  const top = await topOf(bag);
  await bag.click();
  await phone.getByRole('dialog').getByRole('link').first().click();
  await phone.waitForURL('**/products/*');
  await phone.goBack();
  await phone.waitForURL('**/newest?kind=photo');
  await expect.poll(() => distance(bag, top)).toBeLessThan(tolerancePx);
});

async function topOf(target: Locator): Promise<number> {
  const box = await target.boundingBox();
  if (box === null) throw new Error('It is not on the page.');
  return box.y;
}

async function distance(target: Locator, top: number): Promise<number> {
  return Math.abs((await topOf(target)) - top);
}
