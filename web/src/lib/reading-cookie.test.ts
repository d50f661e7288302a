import { expect, test } from 'vitest';
import { formatReading, parseReading } from './reading-cookie.ts';

test('everybody begins with a feed that goes on, and with keys', () => {
  expect(parseReading(undefined)).toEqual({ isPaged: false, hasShortcuts: true });
  expect(parseReading('nonsense.<script>')).toEqual({ isPaged: false, hasShortcuts: true });
});

test('what is kept is what is read', () => {
  for (const isPaged of [true, false])
    for (const hasShortcuts of [true, false])
      expect(parseReading(formatReading({ isPaged, hasShortcuts }))).toEqual({ isPaged, hasShortcuts });
});
