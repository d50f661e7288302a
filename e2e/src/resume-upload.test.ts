import type { CDPSession, Page } from 'playwright-core';
import { expect } from 'vitest';
import { chooseInterest } from './harness/composer.ts';
import { journey } from './harness/journey.ts';
import { ownSpark } from './harness/own-spark.ts';
import { people, signIn } from './harness/people.ts';
import { takeLargePhoto, takePhoto } from './harness/photos.ts';
import { open } from './harness/visit.ts';
import { layWeakLine } from './harness/weak-line.ts';

/** Slow enough that the cut falls inside the upload, and a size that makes it last. */
const slowBytesPerSecond = 1_000_000;
const largeBytes = 6_000_000;
const noLimit = -1;
const sendingPercent = /Sending, (\d+)%/;

journey('a connection cut within the second upload goes on where it was', async ({ arrive }) => {
  const line = await layWeakLine(ownSpark().url);
  try {
    const phone = await arrive({ proxy: line.proxy });
    const caption = `Sent from a train. ${Date.now()}`;
    const offsets = watchOffsets(phone);
    const devTools = await phone.context().newCDPSession(phone);
    await signIn(phone, people.member);
    await open(phone, '/compose');
    await phone.locator('input[type=file]').setInputFiles(await takePhoto(0));
    await phone.getByText('The photo has arrived.').waitFor({ state: 'attached' });

    await setPace(devTools, slowBytesPerSecond);
    await phone.locator('input[type=file]').setInputFiles(await takeLargePhoto(1, largeBytes));
    await phone.getByRole('button', { name: /^Photo 2 of 2/ }).click();
    await expect.poll(() => percentOf(phone)).toBeGreaterThan(20);
    line.cut();
    await phone.getByText('Waiting for the connection. It goes on by itself.').waitFor();
    await phone.getByRole('button', { name: 'Publish once online' }).waitFor();
    await phone.getByLabel('Caption').fill(caption);

    await setPace(devTools, noLimit);
    line.mend();
    // It asks again every few seconds, and then has most of the photo before it.
    await phone.getByText('All photos have arrived.').waitFor({ state: 'attached', timeout: 20_000 });
    expect(offsets.at(-1)).toBeGreaterThan(0);
    expect(offsets.at(-1)).toBeLessThan(largeBytes);

    await chooseInterest(phone);
    await phone.getByRole('button', { name: 'Publish', exact: true }).click();
    await phone.getByRole('dialog', { name: '2 photos have no description' }).waitFor();
    await phone.getByRole('button', { name: 'Publish anyway' }).click();
    await phone.waitForURL('**/posts/*');
    await phone.getByText(caption).first().waitFor();
    // Before the line goes, or what the page still fetches would fail.
    await phone.close();
  } finally {
    await line.close();
  }
});

/** From which byte on each part of an upload was sent. */
function watchOffsets(page: Page): number[] {
  const offsets: number[] = [];
  page.on('request', (request) => {
    if (request.method() === 'PATCH') offsets.push(Number(request.headers()['upload-offset']));
  });
  return offsets;
}

/** Lets a device send no faster than this from now on. */
async function setPace(devTools: CDPSession, uploadThroughput: number): Promise<void> {
  const conditions = { offline: false, latency: 0, downloadThroughput: noLimit, uploadThroughput };
  await devTools.send('Network.emulateNetworkConditions', conditions);
}

async function percentOf(page: Page): Promise<number> {
  const words = await page.getByText(sendingPercent).allTextContents();
  return Number(sendingPercent.exec(words[0] ?? '')?.[1] ?? 0);
}
