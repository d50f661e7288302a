import type { Browser, Page } from 'playwright-core';
import type { Measurement } from './measurement.ts';
import { endlessFeed } from './scroll/endless-feed.ts';
import { onNewPhone, openSlowPage, withBrowser, type PhonePage } from './phone.ts';
import { equallyTall } from './scroll/plain-blocks.ts';
import { countShown, type Shown } from './scroll/shown-frames.ts';
import { countShifts, scrollBy, type Scrolled } from './scroll/scroll-by.ts';
import { weighFeed, type Weight } from './scroll/weigh-feed.ts';
import type { Spark } from './with-spark.ts';

const cards = 200;
/** The shelf is full and the code is warm at the first of these; what grows from there to the second would grow for ever. */
const manyCards = [1_000, 2_000] as const;
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
  const { ours, heights } = await scrollFeed(browser, url);
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
    ...(await measureMemory(browser, url)),
  ];
}

/** A feed that is read on and on holds no more than before: each figure beside the one of fewer cards. */
async function measureMemory(browser: Browser, url: string): Promise<Measurement[]> {
  const marks = [cards, ...manyCards];
  const weights = await weighFeed(browser, url, marks);
  const row = (what: string, unit: string, of: (weight: Weight) => number) =>
    weights.slice(1).flatMap((weight, at) => {
      const before = weights[at];
      if (before === undefined) return [];
      return {
        name: `scroll: ${what} after ${marks[at + 1]} cards`,
        value: of(weight),
        unit,
        reference: { name: `after ${marks[at]}`, value: of(before) },
        target: { ratioAtMost: 1.1 },
      };
    });
  return [...row('heap', 'MB', ({ heapMb }) => heapMb), ...row('elements', '', ({ elements }) => elements)];
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
      return { ours, heights: await heightsOf(feed) };
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
