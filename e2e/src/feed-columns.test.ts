import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { journey } from './harness/journey.ts';
import { scrollTo } from './harness/scroll.ts';
import { holdScripts } from './harness/visit.ts';

interface Box {
  left: number;
  top: number;
  bottom: number;
}

/**
 * More than this is seen as a move. Fractions of a pixel add up down a column when fonts come in: 1.2 px were measured after
 * other journeys had posted, and a card that is laid out anew moves by a line.
 */
const movedPx = 2;

journey(
  'on wide screens columns stay filled as posts are added, and none of those there moves',
  async ({ desktop }) => {
    const arrive = await holdScripts(desktop);
    await desktop.goto('/newest', { waitUntil: 'commit' });
    await desktop.getByRole('link', { name: 'More posts' }).waitFor();
    await desktop.evaluate('document.fonts.ready.then(() => undefined)');
    // As the server sent it, and as the browser balanced it.
    const before = await boxes(desktop);
    await arrive();
    expectSamePlaces(await boxes(desktop), before);
    await scrollTo(desktop, desktop.getByRole('article').nth(25));
    const after = await boxes(desktop);
    expect(after.length).toBeGreaterThan(before.length);
    expectSamePlaces(after.slice(0, before.length), before);

    const columns = Map.groupBy(after, ({ left }) => Math.round(left));
    expect(columns.size).toBeGreaterThan(1);
    for (const column of columns.values()) {
      const sorted = column.toSorted((one, other) => one.top - other.top);
      for (const [at, box] of sorted.entries()) {
        const next = sorted[at + 1];
        // One gap between any two, no hole where a page ended, and nothing over another.
        if (next !== undefined) expect(Math.abs(next.top - box.bottom - gapPx)).toBeLessThan(movedPx);
      }
    }
  },
);

/** Between two cards. */
const gapPx = 20;

/** Where the cards are, counted from the top of the page, in the order of the feed. */
async function boxes(page: Page): Promise<Box[]> {
  return page.getByRole('article').evaluateAll((cards) =>
    cards.map((card) => {
      const { left, top, bottom } = card.getBoundingClientRect();
      const pageTop = card.ownerDocument.documentElement.getBoundingClientRect().top;
      return { left, top: top - pageTop, bottom: bottom - pageTop };
    }),
  );
}

function expectSamePlaces(now: readonly Box[], then: readonly Box[]): void {
  for (const [at, box] of then.entries()) {
    expect(Math.abs((now[at]?.left ?? NaN) - box.left)).toBeLessThan(movedPx);
    expect(Math.abs((now[at]?.top ?? NaN) - box.top)).toBeLessThan(movedPx);
  }
}
