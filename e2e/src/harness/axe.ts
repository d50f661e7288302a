import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { untilStill } from './visit.ts';

/** What is asked of every screen. */
const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Of a long feed the first cards are looked at: the others are made of the same parts. */
const furtherCards = '[role="feed"] article:nth-of-type(n+9)';

const options = { resultTypes: ['violations'], preload: false, iframes: false };

/**
 * What axe calls serious or critical on a page, in the light and in the dark: the rule and some of the elements it is
 * about. Colours are all that differs in the dark. No page of ours has frames, or styles that axe must read by itself.
 */
export async function seriousFaults(page: Page): Promise<string[]> {
  // Once for as long as somebody walks on within the page.
  if (!(await page.evaluate("'axe' in window"))) await page.evaluate(`${axe.source}; undefined`);
  const inTheLight = await analyse(page, { type: 'tag', values: standards });
  await page.emulateMedia({ colorScheme: 'dark' });
  await untilStill(page);
  let inTheDark = await contrastFaults(page);
  // What was looked at while it took its colours is looked at again.
  if (inTheDark.length > 0) inTheDark = await contrastFaults(page);
  await page.emulateMedia({ colorScheme: 'light' });
  await untilStill(page);
  return [...inTheLight, ...inTheDark.map((fault) => `in the dark: ${fault}`)];
}

function contrastFaults(page: Page): Promise<string[]> {
  return analyse(page, { type: 'rule', values: ['color-contrast'] });
}

async function analyse(page: Page, runOnly: axe.RunOnly): Promise<string[]> {
  const faults = await page.evaluate<Fault[]>(
    `axe.run({ exclude: ${JSON.stringify([furtherCards])} }, ${JSON.stringify({ ...options, runOnly })})
      .then(({ violations }) => violations
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .map(({ id, nodes }) => ({
          id,
          count: nodes.length,
          elements: nodes.slice(0, 6).map(({ html, failureSummary = '' }) => ({ html, why: failureSummary })),
        })))`,
  );
  return faults.map(({ id, count, elements }) => `${id} (${count}): ${elements.map(describe).join(' | ')}`);
}

interface Fault {
  id: string;
  count: number;
  elements: { html: string; why: string }[];
}

function describe({ html, why }: Fault['elements'][number]): string {
  return `${html.slice(0, 120)} ${why.split('\n')[1]?.trim().slice(0, 160) ?? ''}`;
}
