import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createOutageLog } from './outage-log.ts';

let isThere: boolean;
let told: object[];
beforeEach(() => {
  vi.useFakeTimers();
  isThere = true;
  told = [];
});
afterEach(() => void vi.useRealTimers());

const begin = () =>
  createOutageLog(() => (isThere ? Promise.resolve() : Promise.reject(new Error('Nobody there.'))), {
    warn: (facts, message) => void told.push({ level: 'warn', message, ...facts }),
    error: (facts, message) => void told.push({ level: 'error', message, ...facts }),
  });

const reason = new Error('Refused.');
const beginning = {
  level: 'error',
  err: reason,
  message: 'the database cannot be reached; what needs it is refused until it is back',
};

test('an outage is told once when it begins, every minute, and once when it is over', async () => {
  const outages = begin();
  isThere = false;
  for (let call = 0; call < 500; call += 1) outages.refused(reason);
  expect(told).toEqual([beginning]);

  await vi.advanceTimersByTimeAsync(90_000);
  outages.refused(reason);
  await vi.advanceTimersByTimeAsync(30_000);
  expect(told.slice(1)).toEqual([
    { level: 'warn', message: 'the database is still away', seconds: 60, refused: 500 },
    { level: 'warn', message: 'the database is still away', seconds: 120, refused: 501 },
  ]);

  isThere = true;
  await vi.advanceTimersByTimeAsync(300_000);
  expect(told.slice(3)).toEqual([
    { level: 'warn', message: 'the database is back', seconds: expect.any(Number), refused: 501 },
  ]);

  isThere = false;
  outages.refused(reason);
  expect(told.slice(4)).toEqual([beginning]);
});

test('connections that broke are told in one line where the database is still there', async () => {
  const outages = begin();
  for (let connection = 0; connection < 12; connection += 1) outages.broke(reason);
  await vi.advanceTimersByTimeAsync(300_000);
  expect(told).toEqual([
    {
      level: 'warn',
      err: reason,
      broken: 12,
      message: 'connections to the database broke; others are made',
    },
  ]);
});

test('connections that broke are the beginning of an outage where it is not', async () => {
  const outages = begin();
  isThere = false;
  outages.broke(reason);
  await vi.advanceTimersByTimeAsync(0);
  outages.broke(new Error('Another one.'));
  expect(told).toEqual([beginning]);
});

test('at the end nothing is told', async () => {
  const outages = begin();
  isThere = false;
  outages.refused(reason);
  outages.close();
  outages.refused(reason);
  outages.broke(reason);
  await vi.advanceTimersByTimeAsync(300_000);
  expect(told).toEqual([beginning]);
});
