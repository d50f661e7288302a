import type { Page, Request } from 'playwright-core';
import { expect } from 'vitest';
import { journey } from './harness/journey.ts';
import { step } from './harness/step.ts';
import { untilAlive, untilAwake } from './harness/visit.ts';

/** Each file costs a turn on a slow line: room for the pages' own code, none for a file per component. */
const MAX_CODE_FILES = 20;

/** What a first view may weigh on the line without its photos. */
const MAX_BYTES = 150_000;

/** Parts of the program, which the build made. */
const ofProgram = /\/immutable\/(?:entry|chunks|nodes)\//;
/** What browsers take for: compile this beside what the page does. */
const compileHint = '//# allFunctionsCalledOnLoad\n';

const weighed = ['document', 'script', 'stylesheet', 'font'];

const dayMs = 24 * 3_600_000;

journey(
  'a first visit asks for few files, and a device whose clock is wrong by a day says how long ago something was',
  async ({ phone }) => {
    const requests: Request[] = [];
    phone.on('requestfinished', (request) => {
      if (weighed.includes(request.resourceType())) requests.push(request);
    });
    await makeWrong(phone);
    await phone.goto('/newest#0');
    await untilAlive(phone);
    await step('files are few, and weigh little in all', () => weigh([...requests]));

    await step('a day is seen through', async () => {
      const before = await readAges(phone);
      expect(before.size).toBeGreaterThan(5);
      const fast = await readAges(await readAgain(phone, dayMs));
      const slow = await readAges(await readAgain(phone, -dayMs));
      // A minute or an hour may begin meanwhile.
      const after = await readAges(await readAgain(phone, 0));
      for (const ages of [fast, slow]) {
        // What another journey wrote may come or go.
        const shown = [...ages].filter(([post]) => before.has(post) && after.has(post));
        expect(shown.length).toBeGreaterThan(5);
        for (const [post, age] of shown) expect([before.get(post), after.get(post)]).toContain(age);
      }
    });
  },
);

async function weigh(requests: readonly Request[]): Promise<void> {
  const code = requests.filter((one) => ['script', 'stylesheet'].includes(one.resourceType()));
  expect(code.length).toBeGreaterThan(0);
  expect(code.slice(MAX_CODE_FILES).map((one) => one.url())).toEqual([]);
  const sizes = await Promise.all(requests.map((one) => one.sizes()));
  const bytes = sizes.reduce(
    (sum, { responseBodySize, responseHeadersSize }) => sum + responseBodySize + responseHeadersSize,
    0,
  );
  expect(bytes).toBeLessThan(MAX_BYTES);
  const program = code.filter((one) => ofProgram.test(one.url()));
  expect(program.length).toBeGreaterThan(0);
  for (const one of program) {
    const text = await (await one.response())?.text();
    expect(text?.slice(0, compileHint.length)).toBe(compileHint);
  }
}

/** Loads the page anew with a clock that is wrong by so much. */
async function readAgain(page: Page, errorMs: number): Promise<Page> {
  await page.evaluate(`history.replaceState(history.state, '', '#${errorMs}')`);
  await page.reload();
  await untilAlive(page);
  return page;
}

/** How old the first posts are said to be, once their cards are alive. */
async function readAges(page: Page): Promise<Map<string, string>> {
  await page.getByRole('article').first().waitFor();
  await untilAwake(page);
  const ages = await page
    .locator('article header a:has(> time)')
    .evaluateAll((links) =>
      links.map((link) => [link.getAttribute('href') ?? '', link.textContent.trim()] as const),
    );
  return new Map(ages);
}

/** Makes the clock of a device wrong by what its page's address ends in, in all the ways a page may read it. */
async function makeWrong(page: Page): Promise<void> {
  await page.addInitScript(`{
    const errorMs = Number(location.hash.slice(1));
    const Right = Date;
    const { timeOrigin } = performance;
    globalThis.Date = class extends Right {
      constructor(...given) {
        if (given.length === 0) super(Right.now() + errorMs);
        else super(...given);
      }
      static now() {
        return Right.now() + errorMs;
      }
    };
    Object.defineProperty(performance, 'timeOrigin', { get: () => timeOrigin + errorMs });
  }`);
}
