import type { Page } from 'playwright-core';
import { whenStill } from './visit.ts';

/** WCAG 1.4.10: a window as narrow as this loses nothing. */
export const narrow = { width: 320, height: 640 };

/** How somebody sees a page. */
export interface Way {
  scheme: 'light' | 'dark';
  viewport: { width: number; height: number };
  /** How large letters are, in times their usual size. */
  letters: 1 | 2;
}

/** WCAG 1.4.4: nor do letters twice as large lose anything. */
const large = { viewport: { width: 390, height: 844 }, letters: 2 } as const;

const present = new WeakMap<Page, { now: Way; usual: Way }>();

/** How a page is seen by somebody who has changed nothing, and now. */
export function waysOf(page: Page): { now: Way; usual: Way } {
  const known = present.get(page);
  if (known !== undefined) return known;
  const viewport = page.viewportSize();
  if (viewport === null) throw new Error('The window has no size.');
  const usual = { scheme: 'light', viewport, letters: 1 } as const;
  return { now: usual, usual };
}

/**
 * In as few ways as there can be: as usual; in little room, where that is another; and with letters twice as large, in the other
 * colours. The one the page is in comes first, for each change lays the page out and draws it anew.
 */
export function fewWays(page: Page): Way[] {
  const { now, usual } = waysOf(page);
  const ways: Way[] = [usual, { ...usual, ...large, scheme: 'dark' }];
  if (usual.viewport.width > narrow.width) ways.splice(1, 0, { ...usual, viewport: narrow });
  return now.letters === large.letters ? ways.toReversed() : ways;
}

/** As usual in the light and in the dark, in little room, and with letters twice as large. */
export function everyWay(page: Page): Way[] {
  const { usual } = waysOf(page);
  return [usual, { ...usual, scheme: 'dark' }, { ...usual, viewport: narrow }, { ...usual, ...large }];
}

/** Sees a page in another way; it stays so, also where somebody walks on. */
export async function seeIn(page: Page, way: Way): Promise<void> {
  const { now, usual } = waysOf(page);
  const isAsWide = now.viewport.width === way.viewport.width && now.viewport.height === way.viewport.height;
  if (isAsWide && now.scheme === way.scheme && now.letters === way.letters) return;
  present.set(page, { now: way, usual });
  if (!isAsWide) await page.setViewportSize(way.viewport);
  if (now.scheme !== way.scheme) await page.emulateMedia({ colorScheme: way.scheme });
  await page.evaluate(`{
    document.documentElement.style.fontSize = '${way.letters === 1 ? '' : `${100 * way.letters}%`}';
    ${whenStill};
  }`);
}
