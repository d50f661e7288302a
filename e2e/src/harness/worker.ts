import type { Page } from 'playwright-core';

const patienceMs = 30_000;
const checkMs = 50;

/** Waits until the service worker keeps a page, so that it opens without a connection. */
export async function untilKept(page: Page, path: string): Promise<void> {
  const until = Date.now() + patienceMs;
  // Pictures are taken without the runner of the journeys, so nothing of it is used here.
  while (!(await keptPages(page)).includes(path)) {
    if (Date.now() > until) throw new Error(`The worker does not keep ${path}.`);
    await page.waitForTimeout(checkMs);
  }
}

/** The paths of the pages that are kept on a device. */
export async function keptPages(page: Page): Promise<string[]> {
  return page.evaluate(`caches.open('spark-pages')
    .then((box) => box.keys())
    .then((keys) => keys.map(({ url }) => new URL(url).pathname))`);
}
