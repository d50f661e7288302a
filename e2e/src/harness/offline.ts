import type { Page } from 'playwright-core';
import { open } from './visit.ts';

/**
 * Opens a page where the device has no connection. Its browser says so for each of its processes, and one that something else
 * looks into as well (a worker that starts again on a busy machine is enough) may think otherwise: it is told once more.
 */
export async function openOffline(page: Page, path: string): Promise<void> {
  await open(page, path);
  if (!(await page.evaluate<boolean>('navigator.onLine'))) return;
  // Of its own: what the context has been told before it does not pass on again, and in between nothing may get through.
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', {
    offline: true,
    latency: 0,
    downloadThroughput: -1,
    uploadThroughput: -1,
  });
}
