import type axe from 'axe-core';
import type { Page } from 'playwright-core';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { hideAlike, showAlike } from './alike.ts';
import { lookMark, markLooks, rememberLooks } from './looks.ts';
import { seeIn, waysOf, type Way } from './ways-of-seeing.ts';

/** Of the elements in each look, in both colour schemes. */
const contrast = 'color-contrast';

/** Whether a finger finds what it is meant for. */
const targetSize = 'target-size';

/** Axe itself, to be put onto a page. */
export const axeSource = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');

/** What is asked of every screen. */
export const everything: axe.RunOnly = {
  type: 'tag',
  values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
};

const contrastAlone: axe.RunOnly = { type: 'rule', values: [contrast] };

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
  resultTypes: ['violations', 'passes', 'incomplete'],
  elementRef: true,
  selectors: false,
  preload: false,
  iframes: false,
};

/**
 * Axe as it is, but that it asks contrast of nothing else, leaves out the rules whose faults it calls less than serious, and
 * tells what is in order, or not to be told, of contrast alone. Letters that are shown larger are judged by their own size.
 */
const source = `${axeSource};
  axe.configure({ rules: [{ id: '${contrast}', selector: '[${lookMark}]' }] });
  window.mildRules = Object.fromEntries(
    axe._audit.rules.filter(({ impact }) => impact === 'minor' || impact === 'moderate').map(({ id }) => [id, { enabled: false }]),
  );
  window.contrastOf = (letters) => {
    const { options } = axe._audit.checks['${contrast}'];
    const { boldTextPt, largeTextPt } = options;
    return { options: { ...options, boldTextPt: boldTextPt * letters, largeTextPt: largeTextPt * letters } };
  };
  axe.addReporter('faults', (results, options, tell) =>
    axe.getReporter('v1')(
      results.map((one) => (one.id === '${contrast}' ? one : { ...one, passes: [], incomplete: [] })),
      options,
      tell,
    ),
  );
  undefined`;

/**
 * What axe calls serious or critical on a page, in the light and in the dark: the rule and some of the elements it is
 * about. Colours are all that differs between the two, so all else is asked once. The page stays in the scheme it was seen
 * in last, since each change draws it anew.
 */
export async function seriousFaults(page: Page): Promise<string[]> {
  const { now } = waysOf(page);
  const faults = await faultsInOneScheme(page);
  await seeIn(page, { ...now, scheme: now.scheme === 'dark' ? 'light' : 'dark' });
  return [...faults, ...(await faultsOfContrast(page))];
}

/** What axe calls so, in the colours the page has now. */
export function faultsInOneScheme(page: Page): Promise<string[]> {
  return look(page, everything);
}

/** And of contrast alone, which differs in other colours. */
export function faultsOfContrast(page: Page): Promise<string[]> {
  return look(page, contrastAlone, { isAskedElsewhere: true });
}

async function look(page: Page, runOnly: axe.RunOnly, { isAskedElsewhere = false } = {}): Promise<string[]> {
  const { now } = waysOf(page);
  let faults = await analyse(page, { ...now, runOnly, isAskedElsewhere });
  if (faults.some(({ id }) => id === contrast)) {
    // What was looked at while it took its colours is looked at again.
    const again = await analyse(page, { ...now, runOnly: contrastAlone, isAskedElsewhere: false });
    faults = [...faults.filter(({ id }) => id !== contrast), ...again];
  }
  return faults.map((fault) => `in the ${now.scheme}: ${describe(fault)}`);
}

/** In one go: each word with the page is dear. What is alike is hidden only meanwhile. */
async function analyse(page: Page, question: Question): Promise<Fault[]> {
  const { letters, runOnly, isAskedElsewhere } = question;
  const run = JSON.stringify({ ...options, runOnly });
  const faults = await page.evaluate<Fault[] | null>(`(async () => {
    if (!('axe' in window)) return null;
    ${hideAlike};
    const marked = ${markLooks({ isAskedElsewhere })};
    if (${runOnly === contrastAlone} && marked === 0) {
      ${showAlike}
      return [];
    }
    const { violations, passes, incomplete } = await axe.run(
      { include: ['html'] },
      { ...${run}, rules: mildRules, checks: { '${contrast}': contrastOf(${letters}) }, reporter: 'faults' },
    );
    ${rememberLooks}
    ${showAlike}
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
  })()`);
  if (faults !== null) return faults;
  // Once for as long as somebody walks on within the page.
  await page.evaluate(source);
  return analyse(page, question);
}

interface Question extends Way {
  runOnly: axe.RunOnly;
  isAskedElsewhere: boolean;
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
