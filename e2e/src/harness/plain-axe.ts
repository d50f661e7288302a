import type { Page } from 'playwright-core';
import { axeSource, everything } from './axe.ts';

/** A rule of axe that a page does not keep, how grave axe calls that, and the elements it is about. */
export interface PlainFault {
  id: string;
  impact: 'minor' | 'moderate' | 'serious' | 'critical' | null;
  elements: string[];
}

/**
 * Axe as it comes: every rule of any gravity about every element, in the colours the page has now. It takes several times as
 * long as what journeys ask (`axe.ts`), which leaves out what they have seen alike.
 */
export async function everyFault(page: Page): Promise<PlainFault[]> {
  await page.evaluate(`'axe' in window || (() => { ${axeSource} })()`);
  return page.evaluate<PlainFault[]>(`axe
    .run(document, { runOnly: ${JSON.stringify(everything)}, resultTypes: ['violations'], iframes: false })
    .then(({ violations }) => violations.map(({ id, impact, nodes }) => ({
      id,
      impact,
      elements: nodes.map(({ html, failureSummary = '' }) =>
        html.slice(0, 160) + ' ' + (failureSummary.split('\\n')[1] ?? '').trim().slice(0, 160)),
    })))`);
}
