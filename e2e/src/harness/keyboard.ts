import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

/** No control of ours is further away than this many presses of Tab. */
const maxTabs = 60;

/** Goes on to a control with the Tab key, as somebody without a mouse does. */
export function tabTo(page: Page, target: Locator): Promise<void> {
  return pressUntilThere(page, 'Tab', target);
}

/** Goes back to a control. */
export function tabBackTo(page: Page, target: Locator): Promise<void> {
  return pressUntilThere(page, 'Shift+Tab', target);
}

async function pressUntilThere(page: Page, key: string, target: Locator): Promise<void> {
  const isThere = watchFocus(target);
  for (let presses = 0; presses < maxTabs; presses += 1) {
    if (await isThere()) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${String(target)} is not reached within ${maxTabs} presses of Tab.`);
}

/** Expects the focus to arrive at a control. */
export async function expectFocus(target: Locator): Promise<void> {
  await expect.poll(watchFocus(target)).toBe(true);
}

/**
 * Tells whether a control has the focus, however often it is asked. The control is looked for once, and again where it has
 * given way to another: finding it by its role among all of a page takes several times as long as the press of a key.
 */
export function watchFocus(target: Locator): () => Promise<boolean> {
  let found: ReturnType<Locator['elementHandle']> | null = null;
  return async () => {
    found ??= target.elementHandle();
    const isFocused = await (
      await found
    )?.evaluate((element) =>
      element.isConnected ? element === element.ownerDocument.activeElement : undefined,
    );
    if (isFocused === undefined) found = null;
    return isFocused === true;
  };
}
