import { expect, test } from 'vitest';
import { closesAt, fromLocalInput, toLocalInput } from './poll-closing.ts';

const now = Date.parse('2026-03-10T12:00:00Z');

test.each([
  ['day', '2026-03-11T12:00:00.000Z'],
  ['three-days', '2026-03-13T12:00:00.000Z'],
  ['week', '2026-03-17T12:00:00.000Z'],
  ['never', null],
  ['own', '2026-04-01T00:00:00.000Z'],
] as const)('%s closes at %s', (choice, moment) =>
  expect(closesAt(choice, '2026-04-01T00:00:00.000Z', now)).toBe(moment),
);

test('a moment comes back from its field as it went in', () =>
  expect(fromLocalInput(toLocalInput('2026-04-01T09:30:00.000Z'))).toBe('2026-04-01T09:30:00.000Z'));

test('a field that is not filled in is no moment', () => {
  expect(fromLocalInput('')).toBeNull();
  expect(toLocalInput(null)).toBe('');
});
