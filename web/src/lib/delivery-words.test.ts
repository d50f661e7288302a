import { expect, test } from 'vitest';
import { deliveryDays } from './delivery-words.ts';

test.each([
  [{ from: 0, to: 0 }, 'On the day it is sent'],
  [{ from: 1, to: 1 }, 'One day after it is sent'],
  [{ from: 3, to: 3 }, '3 days after it is sent'],
  [{ from: 0, to: 1 }, '0–1 day after it is sent'],
  [{ from: 2, to: 4 }, '2–4 days after it is sent'],
])('days of a delivery count from when it is sent: %o', (days, words) => {
  expect(deliveryDays(days)).toBe(words);
});
