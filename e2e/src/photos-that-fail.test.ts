import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { journey } from './harness/journey.ts';
import { ownSpark } from './harness/own-spark.ts';
import { people, signIn } from './harness/people.ts';
import { takePhoto } from './harness/photos.ts';
import { sellProduct } from './harness/shop.ts';
import { step } from './harness/step.ts';
import { open } from './harness/visit.ts';

/** The beginning of a file as newer phones write it, which neither this browser nor the server can read. */
const heic = Buffer.concat([
  Buffer.from([0, 0, 0, 24]),
  Buffer.from('ftypheic\0\0\0\0mif1heic'),
  Buffer.alloc(4_096),
]);

/** Reading a photo begins with a process of its own: on a busy machine that takes a while. */
const patient = { state: 'attached', timeout: 30_000 } as const;

const isFull = {
  status: 507,
  contentType: 'application/problem+json',
  body: JSON.stringify({
    type: 'about:blank',
    title: 'No room',
    status: 507,
    code: 'storage_full',
    detail: 'There is no room for more photos right now.',
  }),
};

const isTooMuch = {
  status: 429,
  headers: { 'retry-after': '4' },
  contentType: 'application/problem+json',
  body: JSON.stringify({
    type: 'about:blank',
    title: 'A little slower, please',
    status: 429,
    code: 'rate_limited',
    detail: 'Too many photos are on their way at once.',
  }),
};

journey(
  'of photos that fail one is told why, each is sent again or removed, and nothing else is lost',
  async ({ arrive }) => {
    const phone = await arrive({ refusals: [415, 429, 507] });
    await signIn(phone, people.member);
    await open(phone, '/compose');

    await step('a HEIC photo is refused with the way out, and the other photo stays', async () => {
      await phone
        .locator('input[type=file]')
        .setInputFiles([await takePhoto(), { name: 'IMG_0815.HEIC', mimeType: 'image/heic', buffer: heic }]);
      await phone.getByText('1 of 2 photos have arrived. 1 failed.').waitFor(patient);
      await phone.getByRole('button', { name: /^Photo 2 of 2.*not arrived/ }).tap();
      await phone.getByText('HEIC photos cannot be read here. Save it as JPEG').waitFor();
      expect(await phone.getByRole('button', { name: 'Try again' }).count()).toBe(0);
      await phone.getByRole('button', { name: 'Remove Photo 2' }).tap();
      await phone.getByText('The photo has arrived.').waitFor(patient);
      await phone.getByLabel('What is on it?').fill('The one that arrived');
    });

    await step('one that found no room is sent again, another removed', async () => {
      // The disk of the server is full for a while.
      await phone.route('**/api/v1/uploads*', (route) => route.fulfill(isFull));
      await phone.locator('input[type=file]').setInputFiles([await takePhoto(1), await takePhoto(2)]);
      await phone.getByText('1 of 3 photos have arrived. 2 failed.').waitFor(patient);
      await phone.unroute('**/api/v1/uploads*');

      await thumb(phone, 2).tap();
      await phone.getByText('There is no room for more photos right now.').waitFor();
      await phone.getByRole('button', { name: 'Try again' }).tap();
      await phone.getByText('2 of 3 photos have arrived. 1 failed.').waitFor(patient);
      await thumb(phone, 3).tap();
      await phone.getByRole('button', { name: 'Remove Photo 3' }).tap();
      await phone.getByText('All photos have arrived.').waitFor(patient);
      await thumb(phone, 1).tap();
      expect(await phone.getByLabel('What is on it?').inputValue()).toBe('The one that arrived');
    });

    await step('one that was too much at once says when it goes on, and does so by itself', async () => {
      await phone.route('**/api/v1/uploads*', (route) => route.fulfill(isTooMuch), { times: 1 });
      await phone.locator('input[type=file]').setInputFiles(await takePhoto(3));
      await thumb(phone, 3).tap();
      await phone
        .getByText(/^Those were many photos at once\. It goes on by itself in \d seconds?\.$/)
        .waitFor();
      await phone.getByRole('button', { name: 'Publish once photos are sent' }).waitFor();
      await phone.getByText('All photos have arrived.').waitFor(patient);
      await phone.getByRole('button', { name: 'Publish', exact: true }).waitFor();
    });

    await step('and so does one of a review', async () => {
      const product = await sellProduct(ownSpark(), { title: 'Pear wood spoon', cents: 900, quantity: 3 });
      await open(phone, `/products/${product.id}/review`);
      await phone.route('**/api/v1/media?for=review', (route) => route.fulfill(isTooMuch), { times: 1 });
      await phone.locator('input[type=file]').setInputFiles(await takePhoto(4));
      await phone
        .getByText(/^Those were many photos at once\. It goes on by itself in \d seconds?\.$/)
        .waitFor();
      expect(await phone.getByRole('button', { name: 'Try again' }).count()).toBe(0);
      await phone.locator('input[name=mediaId]').waitFor(patient);
      expect(await phone.getByRole('button', { name: 'Publish review' }).isEnabled()).toBe(true);
    });
  },
);

function thumb(page: Page, number: number) {
  return page.getByRole('button', { name: new RegExp(`^Photo ${number} of`) });
}
