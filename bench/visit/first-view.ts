import type { PhonePage } from '../phone.ts';

/** What the first view of a page took. */
export interface FirstView {
  /** Bytes as they came over the line, by what they were. */
  bytes: { script: number; stylesheet: number; withoutPhotos: number };
  /** When the largest thing in view stood there. */
  lcpMs: number;
}

const settleMs = 1_500;

/** Visits an address and waits until nothing comes any more. */
export async function visit({ page, browserSide }: PhonePage, path: string): Promise<FirstView> {
  const kinds = new Map<string, string>();
  const bytes = { script: 0, stylesheet: 0, withoutPhotos: 0 };
  browserSide.on('Network.responseReceived', ({ requestId, type }) => kinds.set(requestId, type));
  browserSide.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const kind = kinds.get(requestId);
    if (kind === 'Script') bytes.script += encodedDataLength;
    if (kind === 'Stylesheet') bytes.stylesheet += encodedDataLength;
    if (kind !== 'Image') bytes.withoutPhotos += encodedDataLength;
  });
  await page.goto(path, { waitUntil: 'load' });
  await page.waitForTimeout(settleMs);
  return { bytes, lcpMs: await readLcp(page) };
}

/** Longer than this nothing is waited for: a page on which it does not happen is broken, and a measurement has to say so. */
const patienceMs = 30_000;

/** When the largest thing in view stood there, in milliseconds after the visit began. */
function readLcp(page: PhonePage['page']): Promise<number> {
  return page.evaluate<number>(`new Promise((resolve, reject) => {
    new PerformanceObserver((list) => resolve(list.getEntries().at(-1).startTime)).observe({
      type: 'largest-contentful-paint',
      buffered: true,
    });
    setTimeout(() => reject(new Error('The page shows nothing.')), ${patienceMs});
  })`);
}
