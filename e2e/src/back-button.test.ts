import { expect } from 'vitest';
import { journey } from './harness/journey.ts';
import { expectPlace, readTo, topOf } from './harness/place.ts';
import { scrollTo } from './harness/scroll.ts';
import { open, untilAlive, walkTo } from './harness/visit.ts';

journey(
  'the back button leads to the same place, also after a reload, and from a product',
  async ({ arrive }) => {
    const phone = await arrive({ reducedMotion: 'no-preference' });
    await open(phone, '/newest');
    // Beyond the first page: the place is only there once more has been fetched.
    const place = await readTo(phone, 12);
    const link = phone.locator(`[data-post-id="${place.postId}"]`).getByRole('link', { name: /^Comment/ });
    await link.scrollIntoViewIfNeeded();
    place.top = await topOf(phone.locator(`[data-post-id="${place.postId}"]`));

    await link.click();
    await phone.waitForURL('**/posts/*');
    await phone.getByRole('textbox', { name: /comment/i }).waitFor();
    await phone.goBack();
    await expectPlace(phone, place);

    await phone.reload();
    await untilAlive(phone);
    await expectPlace(phone, place);

    // And from a product that was found through a bag.
    await walkTo(phone, '/newest?kind=photo');
    const shops = phone.getByRole('link', { name: /^Shop this photo/ });
    // Some way down, and found again by its post: what others posted may have nothing to buy.
    const shoppable = phone.getByRole('feed').getByRole('article').filter({ has: shops });
    await scrollTo(phone, shoppable.nth(3));
    const id = await shoppable.nth(3).getAttribute('data-post-id');
    const bag = phone.locator(`[data-post-id="${id}"]`).getByRole('link', { name: /^Shop this photo/ });
    await bag.scrollIntoViewIfNeeded();
    const top = await topOf(bag);
    await bag.click();
    await phone.getByRole('dialog').getByRole('link').first().click();
    await phone.waitForURL('**/products/*');
    await phone.goBack();
    await phone.waitForURL('**/newest?kind=photo');
    await expect.poll(async () => Math.abs((await topOf(bag)) - top)).toBeLessThan(4);
  },
);
