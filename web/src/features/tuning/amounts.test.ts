import { expect, test } from 'vitest';
import { amountStep, describeAmount, mostAmount, snoozeEnd } from './amounts.ts';

test('every step has words of its own', () => {
  const steps = Array.from({ length: mostAmount / amountStep + 1 }, (_, at) => at * amountStep);
  expect(steps.map(describeAmount)).toEqual([
    'Off',
    'Much less',
    'Less',
    'A little less',
    'As usual',
    'A little more',
    'More',
    'Much more',
    'Twice as much',
  ]);
});

test('what is nearly nothing is not called off', () => {
  expect(describeAmount(0.01)).toBe('Much less');
});

test('a rest ends thirty days from now', () => {
  expect(snoozeEnd(Date.parse('2026-11-01T12:00:00.000Z'))).toBe('2026-12-01T12:00:00.000Z');
});
