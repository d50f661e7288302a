import { expect, test } from 'vitest';
import { createSharedLook } from './index.ts';

test('those who ask while a question is on its way share the next, and are told nothing older than their asking', async () => {
  let truth = 'before';
  let looks = 0;
  const ask = createSharedLook(async () => {
    looks += 1;
    const seen = truth;
    await new Promise((resolve) => setImmediate(resolve));
    return seen;
  });
  const first = ask();
  truth = 'after';
  const others = [ask(), ask(), ask()];
  expect(await first).toBe('before');
  expect(await Promise.all(others)).toEqual(['after', 'after', 'after']);
  expect(looks).toBe(2);
});

test('a question that fails is asked again by the next', async () => {
  let looks = 0;
  const ask = createSharedLook(async () => {
    looks += 1;
    if (looks === 1) throw new Error('away');
    return looks;
  });
  const [first, second] = await Promise.allSettled([ask(), ask()]);
  expect([first?.status, second]).toEqual(['rejected', { status: 'fulfilled', value: 2 }]);
});
