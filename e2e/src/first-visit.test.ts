import type { Request } from 'playwright-core';
import { expect } from 'vitest';
import { journey } from './harness/journey.ts';
import { untilAlive } from './harness/visit.ts';

/** Each file costs a turn on a slow line: room for the pages' own code, none for a file per component. */
const MAX_CODE_FILES = 20;

/** What a first view may weigh on the line without its photos. */
const MAX_BYTES = 150_000;

/** Parts of the program, which the build made. */
const ofProgram = /\/immutable\/(?:entry|chunks|nodes)\//;
/** What browsers take for: compile this beside what the page does. */
const compileHint = '//# allFunctionsCalledOnLoad\n';

const weighed = ['document', 'script', 'stylesheet', 'font'];

journey('a first visit asks for few files, and for little in all', async ({ phone }) => {
  const requests: Request[] = [];
  phone.on('requestfinished', (request) => {
    if (weighed.includes(request.resourceType())) requests.push(request);
  });
  await phone.goto('/newest');
  await untilAlive(phone);
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
});
