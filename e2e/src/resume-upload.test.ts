import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { chooseInterest } from './harness/composer.ts';
import { journey } from './harness/journey.ts';
import { ownSpark } from './harness/own-spark.ts';
import { people, signIn } from './harness/people.ts';
import { takeLargePhoto, takePhoto } from './harness/photos.ts';
import { sellProduct } from './harness/shop.ts';
import { step } from './harness/step.ts';
import { open, walkTo } from './harness/visit.ts';
import { layWeakLine } from './harness/weak-line.ts';

/** Large enough that it is sent in many pieces. */
const largeBytes = 1_000_000;

/** The beginning of a file as newer phones write it, which neither this browser nor the server can read. */
const heic = Buffer.concat([
  Buffer.from([0, 0, 0, 24]),
  Buffer.from('ftypheic\0\0\0\0mif1heic'),
  Buffer.alloc(4_096),
]);

const attached = { state: 'attached' } as const;

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
  headers: { 'retry-after': '1' },
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
  'photos that are cut off go on, those that fail say why and are sent again or removed, and nothing else is lost',
  async ({ arrive, onTestFinished }) => {
    const line = await layWeakLine(ownSpark().url);
    onTestFinished(() => line.close());
    const phone = await arrive({ proxy: line.proxy, refusals: [415, 429, 507] });
    const caption = `Sent from a train. ${Date.now()}`;
    const offsets = watchOffsets(phone);
    const files = phone.locator('input[type=file]');
    await signIn(phone, people.member);
    await open(phone, '/compose');

    await step('a HEIC photo is refused with the way out, and the other photo stays', async () => {
      await files.setInputFiles([
        await takePhoto(),
        { name: 'IMG_0815.HEIC', mimeType: 'image/heic', buffer: heic },
      ]);
      await phone.getByText('1 of 2 photos have arrived. 1 failed.').waitFor(attached);
      await phone.getByRole('button', { name: /^Photo 2 of 2.*not arrived/ }).tap();
      await phone.getByText('HEIC photos cannot be read here. Save it as JPEG').waitFor();
      expect(await phone.getByRole('button', { name: 'Try again' }).count()).toBe(0);
      await phone.getByRole('button', { name: 'Remove Photo 2' }).tap();
      await phone.getByText('The photo has arrived.').waitFor(attached);
      await phone.getByLabel('What is on it?').fill('The one that arrived');
    });

    await step('one cut off goes on where it was', async () => {
      line.cutAfter(largeBytes / 2);
      await files.setInputFiles(await takeLargePhoto(1, largeBytes));
      await thumb(phone, 2).tap();
      await phone.getByText('Waiting for the connection. It goes on by itself.').waitFor();
      await phone.getByRole('button', { name: 'Publish once online' }).waitFor();
      await phone.getByLabel('Caption').fill(caption);
      line.mend();
      // It asks again every few seconds, and then has part of the photo before it.
      await phone.getByText('All photos have arrived.').waitFor(attached);
      expect(offsets.at(-1)).toBeGreaterThan(0);
      expect(offsets.at(-1)).toBeLessThan(largeBytes);
    });

    await step('one that was too much at once says when it goes on, and does so by itself', async () => {
      await phone.route('**/api/v1/uploads*', (route) => route.fulfill(isTooMuch), { times: 1 });
      await files.setInputFiles(await takePhoto(2));
      await thumb(phone, 3).tap();
      await phone
        .getByText(/^Those were many photos at once\. It goes on by itself in \d seconds?\.$/)
        .waitFor();
      await phone.getByRole('button', { name: 'Publish once photos are sent' }).waitFor();
      await phone.getByText('All photos have arrived.').waitFor(attached);
    });

    await step('one that found no room is sent again, another removed', async () => {
      // The disk of the server is full for a while.
      await phone.route('**/api/v1/uploads*', (route) => route.fulfill(isFull));
      await files.setInputFiles([await takePhoto(3), await takePhoto(4)]);
      await phone.getByText('3 of 5 photos have arrived. 2 failed.').waitFor(attached);
      await phone.unroute('**/api/v1/uploads*');

      await thumb(phone, 4).tap();
      await phone.getByText('There is no room for more photos right now.').waitFor();
      await phone.getByRole('button', { name: 'Try again' }).tap();
      await phone.getByText('4 of 5 photos have arrived. 1 failed.').waitFor(attached);
      await thumb(phone, 5).tap();
      await phone.getByRole('button', { name: 'Remove Photo 5' }).tap();
      await phone.getByText('All photos have arrived.').waitFor(attached);
      await thumb(phone, 1).tap();
      expect(await phone.getByLabel('What is on it?').inputValue()).toBe('The one that arrived');
    });

    await step('all that arrived are published', async () => {
      await chooseInterest(phone);
      await phone.getByRole('button', { name: 'Publish', exact: true }).click();
      const sheet = phone.getByRole('dialog', { name: '3 photos have no description' });
      await sheet.waitFor();
      // What is still said of the photo that was removed lies over nothing in the sheet.
      await sheet.getByText('Photo removed').waitFor();
      const overlapPx = await sheet.evaluate((element) => {
        const said = element.querySelector('[role=status]')?.getBoundingClientRect();
        return (said?.bottom ?? Infinity) - element.getBoundingClientRect().top;
      });
      expect(overlapPx).toBeLessThan(0);
      await sheet.getByRole('button', { name: 'Publish anyway' }).click();
      await phone.waitForURL('**/posts/*');
      await phone.getByText(caption).first().waitFor();
    });

    await step('a photo of a review that was too much goes on by itself, too', async () => {
      const product = await sellProduct(ownSpark(), { title: 'Pear wood spoon', cents: 900, quantity: 3 });
      await walkTo(phone, `/products/${product.id}/review`);
      await phone.route('**/api/v1/media?for=review', (route) => route.fulfill(isTooMuch), { times: 1 });
      await files.setInputFiles(await takePhoto(5));
      await phone
        .getByText(/^Those were many photos at once\. It goes on by itself in \d seconds?\.$/)
        .waitFor();
      expect(await phone.getByRole('button', { name: 'Try again' }).count()).toBe(0);
      await phone.locator('input[name=mediaId]').waitFor(attached);
      expect(await phone.getByRole('button', { name: 'Publish review' }).isEnabled()).toBe(true);
    });
    // Before the line goes, or what the page still fetches would fail.
    await phone.close();
  },
);

/** From which byte on each part of an upload was sent. */
function watchOffsets(page: Page): number[] {
  const offsets: number[] = [];
  page.on('request', (request) => {
    if (request.method() === 'PATCH') offsets.push(Number(request.headers()['upload-offset']));
  });
  return offsets;
}

function thumb(page: Page, number: number) {
  return page.getByRole('button', { name: new RegExp(`^Photo ${number} of`) });
}
