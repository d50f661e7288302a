import type { Page } from 'playwright-core';
import { findLost } from './lost-content.ts';
import { untilStill } from './visit.ts';

/** WCAG 1.4.10: a window as narrow as this loses nothing. */
export const narrow = { width: 320, height: 640 };

/** And 1.4.4: nor do letters twice as large. */
const rooms = [
  { name: 'text at 200 %', viewport: { width: 390, height: 844 }, letters: '200%' },
  { name: '320 px', viewport: narrow, letters: '100%' },
] as const;

/** What is lost of the page somebody is on where there is less and less room for it; afterwards it has its room again. */
export async function lostInLittleRoom(page: Page): Promise<string[]> {
  const usual = page.viewportSize();
  if (usual === null) throw new Error('The window has no size.');
  const lost: string[] = [];
  for (const { name, viewport, letters } of rooms) {
    await takeRoom(page, viewport, letters);
    lost.push(...(await findLost(page)).map((what) => `${name}: ${what}`));
  }
  await takeRoom(page, usual, '100%');
  return lost;
}

async function takeRoom(
  page: Page,
  viewport: { width: number; height: number },
  letters: string,
): Promise<void> {
  const { width, height } = page.viewportSize() ?? viewport;
  if (width !== viewport.width || height !== viewport.height) await page.setViewportSize(viewport);
  await page.evaluate(`document.documentElement.style.fontSize = '${letters}'`);
  await untilStill(page);
}
