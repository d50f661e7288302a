import { expect, test } from 'vitest';
import { endOfQuiet, isTimeZone, nextMinuteOfDay } from './local-time.ts';

test.each([
  ['Europe/Berlin', true],
  ['Asia/Kathmandu', true],
  ['UTC', true],
  ['Mars/Olympus_Mons', false],
  ['+02:00', false],
  ['', false],
  ["'; drop table users; --", false],
])('%j is a time zone: %s', (name, is) => expect(isTimeZone(name)).toBe(is));

test.each([
  // An ordinary day, in winter and in a zone of three quarters of an hour.
  ['2026-11-26T06:59:00Z', 8, 'Europe/Berlin', '2026-11-26T07:00:00Z'],
  ['2026-11-26T07:00:00Z', 8, 'Europe/Berlin', '2026-11-27T07:00:00Z'],
  ['2026-11-26T02:00:00Z', 8, 'Asia/Kathmandu', '2026-11-26T02:15:00Z'],
  // Clocks go forward on 29 March and back on 25 October.
  ['2026-03-28T20:00:00Z', 8, 'Europe/Berlin', '2026-03-29T06:00:00Z'],
  ['2026-10-24T20:00:00Z', 8, 'Europe/Berlin', '2026-10-25T07:00:00Z'],
  // There is no half past two that night: the next there is.
  ['2026-03-28T20:00:00Z', 2.5, 'Europe/Berlin', '2026-03-29T01:30:00Z'],
])('after %s, %d o’clock in %s comes at %s', (after, hour, zone, next) => {
  expect(nextMinuteOfDay(new Date(after), hour * 60, zone).toISOString()).toBe(next.replace('Z', '.000Z'));
});

test.each([
  ['2026-11-26T21:30:00Z', 22 * 60, 7 * 60, '2026-11-27T06:00:00.000Z'],
  ['2026-11-27T05:59:59Z', 22 * 60, 7 * 60, '2026-11-27T06:00:00.000Z'],
  ['2026-11-27T06:00:00Z', 22 * 60, 7 * 60, undefined],
  ['2026-11-26T20:59:00Z', 22 * 60, 7 * 60, undefined],
  ['2026-11-26T12:30:00Z', 13 * 60, 14 * 60, '2026-11-26T13:00:00.000Z'],
  ['2026-11-26T12:30:00Z', 8 * 60, 8 * 60, undefined],
])('at %s, quiet from minute %d until %d in Berlin ends at %s', (now, from, until, end) => {
  const quiet = { from, until, timeZone: 'Europe/Berlin' };
  expect(endOfQuiet(new Date(now), quiet)?.toISOString()).toBe(end);
});
