import type axe from 'axe-core';
import type { Page } from 'playwright-core';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { hideAlike, showAlike } from './alike.ts';
import { lookMark, markLooks, rememberLooks } from './looks.ts';
import { untilStill } from './visit.ts';

/** Of the elements in each look, in both colour schemes. */
const contrast = 'color-contrast';

/** Whether a finger finds what it is meant for. */
const targetSize = 'target-size';

/** What is asked of every screen. */
const everything: axe.RunOnly = {
  type: 'tag',
  values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
};

/**
 * Tells of what axe says of a target whether it is only that something floats above it, which stays where it is while the
 * target can be scrolled from beneath it: a pill comes whenever somebody else has posted. Runs in the page, and is no
 * TypeScript.
 */
const isScrolledClear = `({ element, any }) => {
  const floatOf = (one) => {
    while (one !== null && !/^(fixed|sticky)$/.test(getComputedStyle(one).position)) one = one.parentElement;
    return one;
  };
  const near = any.flatMap(({ relatedNodes }) => relatedNodes.map((one) => one.element));
  return near.length > 0 && near.every((one) => floatOf(one) !== null && !floatOf(one).contains(element));
}`;

/** No page of ours has frames, or styles that axe must read by itself. */
const options: axe.RunOptions = {
  resultTypes: ['violations', 'passes'],
  elementRef: true,
  selectors: false,
  preload: false,
  iframes: false,
};

/**
 * Axe as it is, but that it asks contrast of nothing else, leaves out the rules whose faults it calls less than serious, and
 * tells what is in order of contrast alone.
 */
const source = `${readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8')};
  axe.configure({ rules: [{ id: '${contrast}', selector: '[${lookMark}]' }] });
  window.mildRules = Object.fromEntries(
    axe._audit.rules.filter(({ impact }) => impact === 'minor' || impact === 'moderate').map(({ id }) => [id, { enabled: false }]),
  );
  axe.addReporter('faults', (results, options, tell) =>
    axe.getReporter('v1')(results.map((one) => (one.id === '${contrast}' ? one : { ...one, passes: [] })), options, tell),
  );`;

/**
 * What axe calls serious or critical on a page, in the light and in the dark: the rule and some of the elements it is
 * about. Colours are all that differs between the two, so all else is asked once. The page stays in the scheme it was seen
 * in last, since each change draws it anew.
 */
export async function seriousFaults(page: Page): Promise<string[]> {
  // Once for as long as somebody walks on within the page.
  if (!(await page.evaluate("'axe' in window"))) await page.evaluate(`${source}; undefined`);
  await page.evaluate(hideAlike);
  const faults = await look(page, everything);
  const isDark = await page.evaluate<boolean>("matchMedia('(prefers-color-scheme: dark)').matches");
  await page.emulateMedia({ colorScheme: isDark ? 'light' : 'dark' });
  await untilStill(page);
  faults.push(...(await look(page, { type: 'rule', values: [contrast] })));
  await page.evaluate(showAlike);
  return faults;
}

async function look(page: Page, runOnly: axe.RunOnly): Promise<string[]> {
  const { scheme, marked } = await page.evaluate<{ scheme: string; marked: number }>(markLooks);
  if (runOnly.type === 'rule' && marked === 0) return [];
  let faults = await analyse(page, runOnly);
  if (faults.some(({ id }) => id === contrast)) {
    // What was looked at while it took its colours is looked at again.
    const again = await analyse(page, { type: 'rule', values: [contrast] });
    faults = [...faults.filter(({ id }) => id !== contrast), ...again];
  }
  return faults.map((fault) => `in the ${scheme}: ${describe(fault)}`);
}

function analyse(page: Page, runOnly: axe.RunOnly): Promise<Fault[]> {
  return page.evaluate<Fault[]>(
    `axe.run({ include: ['html'] }, { ...${JSON.stringify({ ...options, runOnly })}, rules: mildRules, reporter: 'faults' }).then(({ violations, passes }) => {
      ${rememberLooks}
      const isScrolledClear = ${isScrolledClear};
      return violations
        .map((fault) => fault.id === '${targetSize}' ? { ...fault, nodes: fault.nodes.filter((one) => !isScrolledClear(one)) } : fault)
        .filter(({ nodes }) => nodes.length > 0)
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .map(({ id, nodes }) => ({
          id,
          count: nodes.length,
          elements: nodes.slice(0, 6).map(({ html, failureSummary = '' }) => ({ html, why: failureSummary })),
        }));
    })`,
  );
}

interface Fault {
  id: string;
  count: number;
  elements: { html: string; why: string }[];
}

function describe({ id, count, elements }: Fault): string {
  const shown = elements.map(
    ({ html, why }) => `${html.slice(0, 120)} ${why.split('\n')[1]?.trim().slice(0, 160) ?? ''}`,
  );
  return `${id} (${count}): ${shown.join(' | ')}`;
}
