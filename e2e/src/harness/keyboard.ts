import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

/** No control of ours is further away than this many presses of Tab. */
const maxTabs = 60;

/** Goes to a control with the Tab key, as somebody without a mouse does. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let presses = 0; presses < maxTabs; presses += 1) {
    if (await isFocused(target)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`${String(target)} is not reached within ${maxTabs} presses of Tab.`);
}

/** Expects the focus to arrive at a control. */
export async function expectFocus(target: Locator): Promise<void> {
  await expect.poll(() => isFocused(target)).toBe(true);
}

export async function isFocused(target: Locator): Promise<boolean> {
  return target.evaluate((element) => element === element.ownerDocument.activeElement);
}
