import type { Page } from 'playwright-core';
import { open } from '../harness/visit.ts';
import type { Screen } from './screen.ts';

/** How one reads: in pages, by keys, by the names of things. */
export const readingScreens: Screen[] = [
  { name: 'settings-reading', viewer: 'visitor', show: (page) => open(page, '/settings/reading') },
  { name: 'feed-in-pages', viewer: 'visitor', show: readInPages },
  { name: 'keyboard-shortcuts', viewer: 'visitor', show: askForKeys },
];

async function readInPages(page: Page): Promise<void> {
  await open(page, '/settings/reading');
  await page.getByRole('switch', { name: 'Read the feed in pages' }).check();
  await open(page, '/newest');
  await page.getByRole('link', { name: 'Next page' }).click();
  await page.getByText('Page 2', { exact: true }).scrollIntoViewIfNeeded();
  // As a device remembers it, and as the pictures after this one do not want it.
  await page.context().clearCookies({ name: 'spark_reading' });
}

async function askForKeys(page: Page): Promise<void> {
  await open(page, '/newest');
  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
}
