import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** Waits until the service worker keeps a page, so that it opens without a connection. */
export async function untilKept(page: Page, path: string): Promise<void> {
  await expect.poll(() => keptPages(page), { timeout: 30_000 }).toContain(path);
}

/** The paths of the pages that are kept on a device. */
export async function keptPages(page: Page): Promise<string[]> {
  return page.evaluate(`caches.open('spark-pages')
    .then((box) => box.keys())
    .then((keys) => keys.map(({ url }) => new URL(url).pathname))`);
}
