import { afterEach, expect, test, vi } from 'vitest';
import { arrivalOf } from './page-arrival.ts';
import { clockToleranceMs, noteServerTime, serverNow } from './server-clock.ts';

const dayMs = 24 * 3_600_000;
const now = Date.parse('2026-03-10T12:00:00.000Z');

afterEach(() => {
  noteServerTime(new Date().toISOString(), Date.now());
  vi.useRealTimers();
});

function clockSays(time: number): void {
  vi.useFakeTimers({ now: time, toFake: ['Date'] });
}

test.each([
  ['ahead by a day', now + dayMs],
  ['behind by a day', now - dayMs],
])('on a device whose clock is %s, it is as late as the server says', (_name, here) => {
  clockSays(here);
  noteServerTime(new Date(now).toUTCString(), here);
  expect(serverNow()).toBe(now);
  clockSays(here + 60_000);
  expect(serverNow()).toBe(now + 60_000);
});

test('the way of an answer is no fault of the clock', () => {
  clockSays(now);
  noteServerTime(new Date(now - clockToleranceMs + 1).toISOString(), now);
  expect(serverNow()).toBe(now);
});

test('a clock that was set right is right again', () => {
  clockSays(now + dayMs);
  noteServerTime(new Date(now).toISOString(), now + dayMs);
  clockSays(now);
  noteServerTime(new Date(now).toISOString(), now);
  expect(serverNow()).toBe(now);
});

test('an answer that says no time says nothing about the clock', () => {
  clockSays(now + dayMs);
  noteServerTime(new Date(now).toISOString(), now + dayMs);
  noteServerTime(null, now + dayMs);
  noteServerTime('soon', now + dayMs);
  expect(serverNow()).toBe(now);
});

test.each([
  ['just came', { keptAt: undefined, isBack: false }, 2_000],
  ['was kept', { keptAt: '1000', isBack: false }, 1_000],
  ['was kept by a version that did not say when', { keptAt: '', isBack: false }, null],
  ['may be as it was', { keptAt: undefined, isBack: true }, null],
])('a page that %s came when this device knows it came', (_name, way, arrival) => {
  expect(arrivalOf({ ...way, cameAt: 2_000 })).toBe(arrival);
});
