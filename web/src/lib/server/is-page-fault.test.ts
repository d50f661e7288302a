import { expect, test } from 'vitest';
import { createApiProblem } from '#lib/api/index.ts';
import { isPageFault } from './is-page-fault.ts';

const problem = (status: number) =>
  createApiProblem({ type: 'about:blank', title: 'No', status, detail: 'Not now.', code: 'unavailable' });

test.each([
  ['a bug of the page', new TypeError('undefined is no post'), true],
  ['a database that is away, of which the API tells', problem(503), false],
  ['a bug of the API, which it has told', problem(500), false],
  ['a form whose sender hung up', Object.assign(new Error('aborted'), { code: 'ECONNRESET' }), false],
  ['an address that leads nowhere', { status: 404, message: 'Not found' }, false],
])('%s', (_what, caught, isFault) => {
  expect(isPageFault(caught)).toBe(isFault);
});
