import type { Page } from 'playwright-core';

const patienceMs = 30_000;
/** Looked for by the page itself: asking it from here each time is work for three processes. */
const checkMs = 100;

const readKept = `caches.open('spark-pages')
  .then((box) => box.keys())
  .then((keys) => keys.map(({ url }) => new URL(url).pathname))`;

/** Waits until the service worker keeps a page, so that it opens without a connection. */
export async function untilKept(page: Page, path: string): Promise<void> {
  // Pictures are taken without the runner of the journeys, so nothing of it is used here.
  const isKept = await page.evaluate<boolean>(`(async () => {
    const until = Date.now() + ${patienceMs};
    while (!(await ${readKept}).includes(${JSON.stringify(path)})) {
      if (Date.now() > until) return false;
      await new Promise((resolve) => setTimeout(resolve, ${checkMs}));
    }
    return true;
  })()`);
  if (!isKept) throw new Error(`The worker does not keep ${path}.`);
}

/** The paths of the pages that are kept on a device. */
export async function keptPages(page: Page): Promise<string[]> {
  return page.evaluate(readKept);
}
