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

/**
 * How long it took from the touch to the next painted frame, in milliseconds: the longest event of this interaction. Where the
 * finger comes down is made sure of before: a tool that does so meanwhile has the page do work of its own, which would count.
 */
export async function timeToPaint(page: Page, target: Locator): Promise<number> {
  await target.tap({ trial: true });
  await page.waitForTimeout(300);
  const box = await target.boundingBox();
  if (box === null) throw new Error('What is to be touched is not there any more.');
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
  await page.touchscreen.tap(box.x + box.width / 2, box.y + box.height / 2);
  return longest;
}
