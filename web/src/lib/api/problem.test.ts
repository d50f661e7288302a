import { expect, test } from 'vitest';
import { createApiProblem, sentenceOf } from './problem.ts';

test('whatever was caught has a sentence: the server’s own, that the device is full, or that Spark is away', () => {
  const problem = {
    type: 'about:blank',
    title: 'No',
    status: 409,
    detail: 'Somebody was quicker.',
    code: 'conflict',
  };
  expect(sentenceOf(createApiProblem(problem))).toBe('Somebody was quicker.');
  expect(sentenceOf(new DOMException('Full', 'QuotaExceededError'))).toContain('This device is full');
  for (const caught of [new TypeError('Failed to fetch'), null, 'text']) {
    expect(sentenceOf(caught)).toContain('could not reach Spark');
  }
});
