import type { Page } from 'playwright-core';
import { setTimeout as delay } from 'node:timers/promises';
import { expect } from 'vitest';
import { journey } from './harness/journey.ts';
import { open } from './harness/visit.ts';

/** What is shifted while 200 cards are scrolled past, as browsers sum it up. */
const mostShift = 0.02;
const cardsScrolled = 200;

const slowLineMs = 400;

/** A card whose height changes by more than this moves all that is beneath it. */
const movedPx = 1;

journey('nothing jumps while two hundred cards are scrolled past', async ({ arrive }) => {
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
  const first = new Map<string, number>();
  for (let step = 0; step < 400 && first.size < cardsScrolled; step += 1) {
    for (const { id, height, isWhole } of await cardsOn(phone)) {
      if (isWhole && !first.has(id)) first.set(id, height);
    }
    await phone.mouse.wheel(0, 1_200);
    await phone.waitForTimeout(40);
  }
  expect(first.size).toBeGreaterThanOrEqual(cardsScrolled);
  expect(await phone.evaluate('shifted')).toBeLessThan(mostShift);

  // Each is as high as it was when it came, whether it is still there or only its place.
  const last = await cardsOn(phone);
  const moved = last.filter(({ id, height }) => Math.abs((first.get(id) ?? height) - height) > movedPx);
  expect(moved).toEqual([]);
  // What is far away is put away, and comes back.
  expect(last.filter(({ isWhole }) => isWhole).length).toBeLessThan(cardsScrolled / 2);
  expect(last[0]?.isWhole).toBe(false);
  await phone.evaluate('scrollTo(0, 0)');
  const article = phone.getByRole('feed').getByRole('article').first();
  await article.getByRole('button', { name: /^Smile/ }).waitFor();
});

interface Card {
  id: string;
  height: number;
  isWhole: boolean;
}

function cardsOn(page: Page): Promise<Card[]> {
  return page.locator('article[data-post-id]').evaluateAll((cards) =>
    cards.map((card) => ({
      id: card.getAttribute('data-post-id') ?? '',
      height: card.getBoundingClientRect().height,
      isWhole: card.childElementCount > 0,
    })),
  );
}
