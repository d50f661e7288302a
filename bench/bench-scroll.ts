import { connectBrowser, launchBrowser } from '../e2e/src/harness/launch-browser.ts';
import type { Measurement } from './measurement.ts';
import { endlessFeed } from './scroll/endless-feed.ts';
import { openPhone, scrollBy, weigh, type Phone } from './scroll/phone.ts';
import { equallyTall } from './scroll/plain-blocks.ts';
import type { Spark } from './with-spark.ts';

const cards = 200;
const allCards = 1_000;

/**
 * Scrolling through the feed on a slow phone: frames, shifts and memory, each beside a page of empty blocks of the same heights,
 * scrolled on the same machine right after.
 */
export async function benchScroll({ url }: Spark): Promise<Measurement[]> {
  const server = await launchBrowser({ isWhole: false });
  try {
    const browser = await connectBrowser(server.wsEndpoint());
    const feed = await openPhone(browser, url);
    await endlessFeed(feed.page, url);
    await feed.page.goto(`${url}/newest`);
    await feed.page.getByRole('link', { name: 'More', exact: true }).waitFor();
    const ours = await scrollBy(feed, { untilCards: cards });
    const heights = await feed.page
      .locator('article[data-post-id]')
      .evaluateAll((all) => all.map((card) => card.getBoundingClientRect().height));
    const after200 = await weigh(feed);
    await readOn(feed, allCards);
    const after1000 = await weigh(feed);
    const plain = await openPhone(browser, url);
    await equallyTall(plain.page, url, heights);
    const reference = await scrollBy(plain, { untilCards: cards });
    const name = (what: string) => `scroll: ${what}`;
    return [
      {
        name: name('frames at 4× slower'),
        value: ours.framesPerSecond,
        unit: 'a second',
        p50Ms: ours.p50Ms,
        p99Ms: ours.p99Ms,
        reference: { name: 'empty blocks', value: reference.framesPerSecond },
        target: { atLeast: 58 },
      },
      {
        name: name(`layout shift over ${cards} cards`),
        value: ours.shift,
        unit: '',
        target: { atMost: 0.02 },
      },
      {
        name: name(`heap after ${allCards} cards`),
        value: after1000.heapMb,
        unit: 'MB',
        reference: { name: `after ${cards}`, value: after200.heapMb },
        target: { ratioAtMost: 1.5 },
      },
      {
        name: name(`elements after ${allCards} cards`),
        value: after1000.elements,
        unit: '',
        reference: { name: `after ${cards}`, value: after200.elements },
        target: { ratioAtMost: 1.5 },
      },
    ];
  } finally {
    await server.close();
  }
}

async function readOn({ page }: Phone, untilCards: number): Promise<void> {
  const count = () => page.locator('article[data-post-id]').count();
  while ((await count()) < untilCards) {
    await page.evaluate('scrollTo(0, document.documentElement.scrollHeight)');
    await page.waitForTimeout(120);
  }
  // The last cards are looked at, as somebody does who stops here.
  await page.waitForTimeout(1_000);
}
