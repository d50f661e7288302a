import type { Browser, Page } from 'playwright-core';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { openDevice, type DeviceName, type DeviceSettings } from './devices.ts';
import { openBrowser } from './launch-browser.ts';
import { ownSpark } from './own-spark.ts';
import { watchPage, type Complaints } from './watch-page.ts';

/** How somebody comes along. */
export interface Visit extends DeviceSettings {
  device?: DeviceName;
  /** Status codes Spark will refuse with, because the journey provokes them; it may add to them on its way. */
  refusals?: number[];
  /** The address of another Spark than the one all journeys share. */
  url?: string;
  /** Whether a browser with all it has is needed, where others take its shell. */
  isWhole?: boolean;
  /** Other sites the journey leads to: a payment page, the shop. */
  strangers?: string[];
}

/** Lets somebody come along with a device of their own. */
export type Arrive = (visit?: Visit) => Promise<Page>;

const failuresFolder = fileURLToPath(new URL('../../../shots/failures', import.meta.url));

/** No element of ours takes this long to appear, however busy the machine is. */
const PATIENCE_MS = 30_000;
/** A page waits for Spark, which has others to serve. */
const PAGE_PATIENCE_MS = 60_000;

/** Started by this process, with which they end: over a browser of all processes whatever happens is told twice. */
let browser: Promise<Browser> | undefined;
/** With a window's browser, for the few journeys that need one. */
let wholeBrowser: Promise<Browser> | undefined;

/**
 * A test told from the outside: people with devices meet a running Spark. It fails, too, when a page of it has an
 * error, violates its security policy or calls a stranger.
 */
export const journey = test
  .extend('arrive', async ({ task }, { onCleanup }) => {
    const visits: { page: Page; complaints: Complaints }[] = [];
    onCleanup(async () => {
      if (task.result?.state === 'fail') await picture(visits, task.name);
      for (const { page } of visits) await page.context().close();
      expect(visits.flatMap(({ complaints }) => complaints)).toEqual([]);
    });
    const arrive: Arrive = async ({
      device = 'phone',
      refusals = [],
      strangers = [],
      isWhole = false,
      ...visit
    } = {}) => {
      const { url = ownSpark().url, ...settings } = visit;
      const context = await openDevice(await connect({ isWhole }), url, device, settings);
      context.setDefaultTimeout(PATIENCE_MS);
      context.setDefaultNavigationTimeout(PAGE_PATIENCE_MS);
      const page = await context.newPage();
      visits.push({ page, complaints: watchPage(page, new Set([url, ...strangers]), refusals) });
      return page;
    };
    return arrive;
  })
  .extend('phone', ({ arrive }) => arrive())
  .extend('desktop', ({ arrive }) => arrive({ device: 'desktop' }));

function connect({ isWhole }: { isWhole: boolean }): Promise<Browser> {
  if (isWhole) return (wholeBrowser ??= openBrowser({ isWhole }));
  return (browser ??= openBrowser({ isWhole }));
}

/** Keeps what everybody saw when a journey failed. */
async function picture(visits: { page: Page }[], name: string): Promise<void> {
  await mkdir(failuresFolder, { recursive: true });
  for (const [index, { page }] of visits.entries()) {
    const path = join(failuresFolder, `${name.replaceAll(/\W+/g, '-')}-${index + 1}.png`);
    await page.screenshot({ path }).catch((error: unknown) => console.error(`No picture: ${String(error)}`));
    console.error(`What they saw: ${path} (${page.url()})`);
  }
}
