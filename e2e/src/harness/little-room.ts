import type { Page } from 'playwright-core';
import { findLost } from './lost-content.ts';
import { untilStill } from './visit.ts';

/** WCAG 1.4.10: a window as narrow as this loses nothing. */
export const narrow = { width: 320, height: 640 };

/** And 1.4.4: nor do letters twice as large. */
const rooms = [
  { name: '320 px', viewport: narrow, letters: '100%' },
  { name: 'text at 200 %', viewport: { width: 390, height: 844 }, letters: '200%' },
] as const;

interface Room {
  viewport: { width: number; height: number };
  letters: string;
}

/** What is lost of the page somebody is on where there is less and less room for it; afterwards it has its room again. */
export async function lostInLittleRoom(page: Page): Promise<string[]> {
  const viewport = page.viewportSize();
  if (viewport === null) throw new Error('The window has no size.');
  const usual: Room = { viewport, letters: '100%' };
  const lost: string[] = [];
  let present = usual;
  for (const { name, ...room } of rooms) {
    await changeRoom(page, present, room);
    present = room;
    lost.push(...(await findLost(page)).map((what) => `${name}: ${what}`));
  }
  await changeRoom(page, present, usual);
  return lost;
}

/** Each change lays the page out and draws it anew, so none is made that changes nothing. */
async function changeRoom(page: Page, from: Room, to: Room): Promise<void> {
  const isAsWide = from.viewport.width === to.viewport.width && from.viewport.height === to.viewport.height;
  if (isAsWide && from.letters === to.letters) return;
  if (!isAsWide) await page.setViewportSize(to.viewport);
  if (from.letters !== to.letters) {
    await page.evaluate(`document.documentElement.style.fontSize = '${to.letters}'`);
  }
  await untilStill(page);
}
