import type { Locator, Page } from 'playwright-core';
import { untilAlive } from '../../e2e/src/harness/visit.ts';

/** When the first smile is shown on a page just opened, in milliseconds after the visit began. */
export async function timeToSmile(page: Page): Promise<number> {
  await untilAlive(page);
  return page.evaluate<number>(`(async () => {
    const smile = document.querySelector('article .smile');
    const before = smile.getAttribute('aria-pressed');
    smile.click();
    while (smile.getAttribute('aria-pressed') === before) await new Promise(requestAnimationFrame);
    return performance.now();
  })()`);
}

/** Browsers report no event that took less; it counts as this. */
const shortestReportedMs = 16;
/** Within this a touch is reported that took that long. */
const reportedWithinMs = 2_500;

/** How long it took from the touch to the next painted frame, in milliseconds: the longest event of this interaction. */
export async function timeToPaint(page: Page, target: Locator): Promise<number> {
  await target.scrollIntoViewIfNeeded();
  await page.waitForTimeout(300);
  // The click is the last of a touch, and reported with the rest of it.
  const longest = page.evaluate<number>(`new Promise((resolve) => {
    let longest = ${shortestReportedMs};
    new PerformanceObserver((list) => {
      const events = list.getEntries();
      for (const { duration } of events) longest = Math.max(longest, duration);
      if (events.some(({ name }) => name === 'click')) resolve(longest);
    }).observe({ type: 'event', durationThreshold: ${shortestReportedMs} });
    setTimeout(() => resolve(longest), ${reportedWithinMs});
  })`);
  await target.tap();
  return longest;
}
