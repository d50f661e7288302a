import { routes } from '@spark/contract';
import { expect, test } from 'vitest';
import { compileValidator } from './validation.ts';

test('every schema of a request can be compiled, whoever asks first', () => {
  let judged = 0;
  for (const route of Object.values(routes)) {
    for (const httpPart of ['params', 'query', 'body'] as const) {
      const schema = httpPart in route ? route[httpPart as keyof typeof route] : undefined;
      if (typeof schema !== 'object') continue;
      const judge = compileValidator({ schema, method: 'GET', url: '/', httpPart });
      // Nothing is asked for by a number.
      expect(judge(7), `${route.path}: ${httpPart}`).toHaveProperty('error.0.keyword');
      judged++;
    }
  }
  expect(judged).toBeGreaterThan(100);
});
