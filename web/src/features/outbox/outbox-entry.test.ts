import { expect, test } from 'vitest';
import { canBeSent, type Hold } from './outbox-entry.ts';

test('what waits for an account or a membership is tried again, what was refused is not', () => {
  const reasons: Hold['reason'][] = ['account', 'membership', 'gone', 'refused'];
  const tried = reasons.filter((reason) => canBeSent({ hold: { reason, sentence: 'No.' } }));
  expect(tried).toEqual(['account', 'membership']);
  expect(canBeSent({ hold: null })).toBe(true);
});
