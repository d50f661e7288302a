import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { furtherCards, lookMark, markLooks } from './looks.ts';
import { untilStill } from './visit.ts';

/** What is asked of every screen. */
const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Asked by itself, of one in each look and in both colour schemes. */
const contrast = 'color-contrast';

const options = { resultTypes: ['violations'], preload: false, iframes: false };

/**
 * What axe calls serious or critical on a page, in the light and in the dark: the rule and some of the elements it is
 * about. Colours are all that differs between the two, so all else is asked once. The page stays in the scheme it was seen
 * in last, since each change draws it anew. No page of ours has frames, or styles that axe must read by itself.
 */
export async function seriousFaults(page: Page): Promise<string[]> {
  // Once for as long as somebody walks on within the page.
  if (!(await page.evaluate("'axe' in window"))) await page.evaluate(`${axe.source}; undefined`);
  const faults = await analyse(page, {
    include: ['html'],
    runOnly: { type: 'tag', values: standards },
    rules: { [contrast]: { enabled: false } },
  });
  faults.push(...(await contrastFaults(page)));
  const isDark = await page.evaluate<boolean>("matchMedia('(prefers-color-scheme: dark)').matches");
  await page.emulateMedia({ colorScheme: isDark ? 'light' : 'dark' });
  await untilStill(page);
  faults.push(...(await contrastFaults(page)));
  return faults;
}

async function contrastFaults(page: Page): Promise<string[]> {
  let faults = await lookAtContrast(page);
  // What was looked at while it took its colours is looked at again.
  if (faults.length > 0) faults = await lookAtContrast(page);
  return faults;
}

async function lookAtContrast(page: Page): Promise<string[]> {
  const scheme = await page.evaluate<string>(markLooks);
  const faults = await analyse(page, {
    include: [`[${lookMark}]`],
    runOnly: { type: 'rule', values: [contrast] },
  });
  return faults.map((fault) => `in the ${scheme}: ${fault}`);
}

/** What is to be looked at, and for what. */
interface Question extends Pick<axe.RunOptions, 'runOnly' | 'rules'> {
  include: string[];
}

async function analyse(page: Page, { include, ...asked }: Question): Promise<string[]> {
  const faults = await page.evaluate<Fault[]>(
    `axe.run(${JSON.stringify({ include, exclude: [furtherCards] })}, ${JSON.stringify({ ...options, ...asked })})
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
