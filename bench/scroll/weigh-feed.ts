import { setTimeout as delay } from 'node:timers/promises';
import type { Browser } from 'playwright-core';
import { endlessPages, nextPageAddress } from './endless-feed.ts';
import { onUnwatchedPage, type UnwatchedPage } from './unwatched-page.ts';

/** What a page holds on to. */
export interface Weight {
  /** Its program's heap, what the browser keeps of its document, and bytes. */
  heapMb: number;
  elements: number;
}

/** A feed that brings nothing for so long has stopped. */
const patienceMs = 30_000;
const lookMs = 120;
/** What is done in pauses is done by then: parts far away are put on the shelf, pictures are let go of. */
const calmMs = 2_000;
/** Where one stands is told by a card, so that the same posts are around at each number that is a round of pages farther. */
const cardsBeforeEnd = 5;

/** Reads on in an endless feed, and weighs the page at each of these numbers of cards. */
export function weighFeed(browser: Browser, url: string, marks: readonly number[]): Promise<Weight[]> {
  return onUnwatchedPage(browser, async (page) => {
    await makeUpPages(page, url);
    await page.send('Page.navigate', { url: `${url}/newest` });
    const weights: Weight[] = [];
    for (const mark of marks) {
      await readOn(page, mark);
      await page.evaluate(
        `document.querySelector('[aria-posinset="${mark - cardsBeforeEnd}"]').scrollIntoView({ behavior: 'instant' })`,
      );
      await delay(calmMs);
      weights.push(await weigh(page));
    }
    return weights;
  });
}

async function makeUpPages({ send, events }: UnwatchedPage, url: string): Promise<void> {
  const nextPage = await endlessPages(url);
  events.on('Fetch.requestPaused', ({ requestId }: { requestId: string }) => {
    void send('Fetch.fulfillRequest', {
      requestId,
      responseCode: 200,
      responseHeaders: [{ name: 'content-type', value: 'application/json' }],
      body: Buffer.from(JSON.stringify(nextPage())).toString('base64'),
    });
  });
  await send('Fetch.enable', { patterns: [{ urlPattern: nextPageAddress }] });
}

async function readOn({ evaluate }: UnwatchedPage, untilCards: number): Promise<void> {
  let cardsThen = 0;
  let since = Date.now();
  while (cardsThen < untilCards) {
    // A page that has only been asked for has nothing yet.
    const cardsNow = await evaluate<number>(`
      scrollTo(0, document.documentElement?.scrollHeight ?? 0);
      Number([...document.querySelectorAll('article[data-post-id]')].at(-1)?.ariaPosInSet ?? 0)`);
    if (cardsNow > cardsThen) since = Date.now();
    else if (Date.now() - since > patienceMs) throw new Error(`The feed stopped at ${cardsNow} cards.`);
    cardsThen = cardsNow;
    await delay(lookMs);
  }
}

async function weigh({ send, evaluate }: UnwatchedPage): Promise<Weight> {
  // What program and document hold of each other goes once both have been looked through.
  await send('HeapProfiler.collectGarbage');
  await delay(lookMs);
  await send('HeapProfiler.collectGarbage');
  const { usedSize, embedderHeapUsedSize, backingStorageSize } = await send('Runtime.getHeapUsage');
  return {
    heapMb: (usedSize + embedderHeapUsedSize + backingStorageSize) / 2 ** 20,
    elements: await evaluate<number>(`document.querySelectorAll('*').length`),
  };
}
