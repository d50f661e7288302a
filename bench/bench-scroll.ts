import type { Browser, Page } from 'playwright-core';
import type { Measurement } from './measurement.ts';
import { endlessFeed } from './scroll/endless-feed.ts';
import { onNewPhone, openSlowPage, withBrowser, type PhonePage } from './phone.ts';
import { equallyTall } from './scroll/plain-blocks.ts';
import { countShown, type Shown } from './scroll/shown-frames.ts';
import { countShifts, scrollBy, weigh, type Scrolled } from './scroll/scroll-by.ts';
import type { Spark } from './with-spark.ts';

const cards = 200;
const allCards = 1_000;
/** Traced, so that fewer are enough. */
const cardsByHand = 60;
/** What comes over the network is made up for the page, and a service worker would ask the real one. */
const madeUp = { serviceWorkers: 'block' } as const;

/**
 * Scrolling through the feed on a slow phone: frames, shifts and memory, each beside a page of empty blocks of the same heights,
 * scrolled on the same machine right after.
 */
export function benchScroll({ url }: Spark): Promise<Measurement[]> {
  return withBrowser((browser) => measureScroll(browser, url));
}

async function measureScroll(browser: Browser, url: string): Promise<Measurement[]> {
  const { ours, heights, after200, after1000 } = await scrollFeed(browser, url);
  const reference = await scrollBlocks(browser, url, heights);
  const shown = await scrollByHand(browser, url, {
    open: ({ page }) => openFeed(page, url),
    untilCards: cardsByHand,
  });
  // Parts that were put away are one block: there may be fewer of them than cards.
  const shownOfBlocks = await scrollByHand(browser, url, {
    open: ({ page }) => equallyTall(page, url, heights),
    untilCards: Math.min(cardsByHand, heights.length),
  });
  const name = (what: string) => `scroll: ${what}`;
  return [
    {
      name: name('frames shown at 4× slower'),
      value: shown.framesPerSecond,
      unit: 'a second',
      reference: { name: 'empty blocks', value: shownOfBlocks.framesPerSecond },
      target: { atLeast: 58 },
    },
    {
      name: name('of these, with something missing'),
      value: shown.missing * 100,
      unit: '%',
    },
    {
      name: name('frames of the page at 4× slower'),
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
      target: { ratioAtMost: 1.1 },
    },
    {
      name: name(`elements after ${allCards} cards`),
      value: after1000.elements,
      unit: '',
      reference: { name: `after ${cards}`, value: after200.elements },
      target: { ratioAtMost: 1.1 },
    },
  ];
}

function scrollFeed(browser: Browser, url: string) {
  return onNewPhone(
    browser,
    url,
    async (context) => {
      const feed = await openSlowPage(context, { isLineSlow: false });
      await countShifts(feed);
      await openFeed(feed.page, url);
      const ours = await scrollBy(feed, { untilCards: cards });
      const heights = await heightsOf(feed);
      const after200 = await weigh(feed);
      await readOn(feed, allCards);
      return { ours, heights, after200, after1000: await weigh(feed) };
    },
    madeUp,
  );
}

/** How much of it is seen: the browser scrolls by itself, whatever the page is busy with. */
function scrollByHand(
  browser: Browser,
  url: string,
  { open, untilCards }: { open: (phone: PhonePage) => Promise<void>; untilCards: number },
): Promise<Shown> {
  return onNewPhone(
    browser,
    url,
    async (context) => {
      const phone = await openSlowPage(context, { isLineSlow: false });
      await open(phone);
      return countShown(browser, phone, { untilCards });
    },
    madeUp,
  );
}

async function openFeed(page: Page, url: string): Promise<void> {
  await endlessFeed(page, url);
  await page.goto('/newest');
  await page.getByRole('link', { name: 'More posts' }).waitFor();
}

function scrollBlocks(browser: Browser, url: string, heights: number[]): Promise<Scrolled> {
  return onNewPhone(
    browser,
    url,
    async (context) => {
      const plain = await openSlowPage(context, { isLineSlow: false });
      await countShifts(plain);
      await equallyTall(plain.page, url, heights);
      return scrollBy(plain, { untilCards: heights.length });
    },
    madeUp,
  );
}

/** How high the cards of a feed are; those of a part that was put away are one block. */
function heightsOf({ page }: PhonePage): Promise<number[]> {
  return page
    .getByRole('feed')
    .evaluate((feed) =>
      [...feed.children]
        .flatMap((part) => (part.childElementCount > 0 ? [...part.children] : [part]))
        .map((block) => block.getBoundingClientRect().height),
    );
}

/** A feed that brings nothing for so long has stopped. */
const patienceMs = 30_000;

async function readOn({ page }: PhonePage, untilCards: number): Promise<void> {
  let cardsThen = 0;
  let since = Date.now();
  while (cardsThen < untilCards) {
    await page.evaluate('scrollTo(0, document.documentElement.scrollHeight)');
    await page.waitForTimeout(120);
    const last = page.locator('article[data-post-id]').last();
    const cardsNow = Number(await last.getAttribute('aria-posinset'));
    if (cardsNow > cardsThen) since = Date.now();
    else if (Date.now() - since > patienceMs) throw new Error(`The feed stopped at ${cardsNow} cards.`);
    cardsThen = cardsNow;
  }
  // The last cards are looked at, as somebody does who stops here.
  await page.waitForTimeout(1_000);
}
