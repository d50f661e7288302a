import type { Page } from 'playwright-core';
import { setTimeout as delay } from 'node:timers/promises';
import { expect } from 'vitest';
import { journey } from './harness/journey.ts';
import { open, untilAwake, untilStill } from './harness/visit.ts';

/** Enough that whole parts of the feed are put away; `npm run bench -- scroll` goes past 200 and 1,000. */
const cardsScrolled = 80;
/** What may shift meanwhile, as browsers sum it up: 0.02 for 200 cards. */
const mostShift = 0.008;

const slowLineMs = 400;

/** A card whose height changes by more than this moves all that is beneath it. */
const movedPx = 1;

journey('nothing jumps while eighty cards are scrolled past', async ({ arrive }) => {
  const phone = await arrive({ reducedMotion: 'no-preference' });
  await phone.addInitScript(`
    window.shifted = 0;
    new PerformanceObserver((list) => {
      for (const { value } of list.getEntries()) window.shifted += value;
    }).observe({ type: 'layout-shift', buffered: true });
  `);
  // On a slow line one comes to the end before what follows has come.
  await phone.route('**/api/v1/feed?*', async (route) => {
    await delay(slowLineMs);
    await route.continue();
  });
  await open(phone, '/newest');
  // How much of its words a card shows is guessed until its letters are there and it is alive.
  await untilAwake(phone);
  await untilStill(phone);
  const first = new Map<string, Card>();
  for (let step = 0; step < 400 && first.size < cardsScrolled; step += 1) {
    for (const card of await cardsOn(phone)) {
      if (card.isWhole && !first.has(card.id)) first.set(card.id, card);
    }
    await phone.mouse.wheel(0, 1_200);
    await phone.waitForTimeout(40);
  }
  expect(first.size).toBeGreaterThanOrEqual(cardsScrolled);
  expect(await phone.evaluate('shifted')).toBeLessThan(mostShift);

  // What is far away is put away, on a busy machine a little later …
  await expect.poll(async () => (await cardsOn(phone)).length).toBeLessThan(cardsScrolled / 2);
  // Each is as high as it was when it came, whether it is still there or only its place.
  const last = await cardsOn(phone);
  const moved = last.filter(
    ({ id, height }) => Math.abs((first.get(id)?.height ?? height) - height) > movedPx,
  );
  expect(moved).toEqual([]);
  expect(last[0]?.isWhole).toBe(false);
  // … and comes back as it was, in its order, and without the server.
  await phone.route('**/api/**', (route) => route.abort());
  const again = new Map<string, Card>();
  const [firstId = ''] = first.keys();
  for (let step = 0; step < 400 && !again.has(firstId); step += 1) {
    for (const card of await cardsOn(phone)) if (card.isWhole) again.set(card.id, card);
    await phone.mouse.wheel(0, -3_000);
    await phone.waitForTimeout(40);
  }
  expect(again.size).toBeGreaterThan(cardsScrolled / 2);
  const others = [...again.values()].filter(({ id, at, height }) => {
    const then = first.get(id);
    return then !== undefined && (then.at !== at || Math.abs(then.height - height) > movedPx);
  });
  expect(others).toEqual([]);
  expect(await phone.evaluate('shifted')).toBeLessThan(mostShift);
});

interface Card {
  id: string;
  /** Its place in the feed, from 1 on. */
  at: number;
  height: number;
  isWhole: boolean;
}

function cardsOn(page: Page): Promise<Card[]> {
  return page.locator('article[data-post-id]').evaluateAll((cards) =>
    cards
      // What goes between finding and measuring is put away with all of its part.
      .filter(({ isConnected }) => isConnected)
      .map((card) => ({
        id: card.getAttribute('data-post-id') ?? '',
        at: Number(card.getAttribute('aria-posinset')),
        height: card.getBoundingClientRect().height,
        isWhole: card.childElementCount > 0,
      })),
  );
}
