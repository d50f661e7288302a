import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core';
import { openDevice, type DeviceSettings } from '../e2e/src/harness/devices.ts';
import { connectBrowser, launchBrowser } from '../e2e/src/harness/launch-browser.ts';

/** A telephone of the middle of the road: how much slower than this machine, and its line. */
const slowdown = 4;
const line = {
  offline: false,
  latency: 150,
  downloadThroughput: 1_600_000 / 8,
  uploadThroughput: 750_000 / 8,
};

/** A page on such a telephone, with what the browser itself tells about it. */
export interface PhonePage {
  page: Page;
  browserSide: CDPSession;
}

/** Lends the browser that `npm run bench` found; without one nothing is measured, and it has said so. */
export async function withBrowser<T>(use: (browser: Browser) => Promise<T[]>): Promise<T[]> {
  if (!process.env['SPARK_BROWSER']) return [];
  const server = await launchBrowser({ isWhole: false });
  try {
    return await use(await connectBrowser(server.wsEndpoint()));
  } finally {
    await server.close();
  }
}

/**
 * Hands a telephone that has never been here to a visit, and puts it away again. It has a service worker like anybody's, unless
 * what comes over the network is made up.
 */
export async function onNewPhone<T>(
  browser: Browser,
  url: string,
  use: (context: BrowserContext) => Promise<T>,
  { serviceWorkers = 'allow' }: Pick<DeviceSettings, 'serviceWorkers'> = {},
): Promise<T> {
  const context = await openDevice(browser, url, 'phone', { serviceWorkers });
  try {
    return await use(context);
  } finally {
    await context.close();
  }
}

/** Opens an empty page that is as slow as the telephone, and as its line where that counts. */
export async function openSlowPage(
  context: BrowserContext,
  { isLineSlow = true }: { isLineSlow?: boolean } = {},
): Promise<PhonePage> {
  const page = await context.newPage();
  const browserSide = await context.newCDPSession(page);
  await browserSide.send('Network.enable');
  if (isLineSlow) await browserSide.send('Network.emulateNetworkConditions', line);
  await browserSide.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  return { page, browserSide };
}
