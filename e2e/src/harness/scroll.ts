import type { Locator, Page } from 'playwright-core';

const stepPx = 1_500;
const stepPauseMs = 100;
const maxSteps = 120;

/** Scrolls down as a person does, until something further down is there, and then to it. */
export async function scrollTo(page: Page, target: Locator): Promise<void> {
  for (let step = 0; step < maxSteps && !(await target.isVisible()); step += 1) {
    await page.mouse.wheel(0, stepPx);
    await page.waitForTimeout(stepPauseMs);
  }
  await target.scrollIntoViewIfNeeded();
}
