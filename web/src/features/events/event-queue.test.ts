import { limits, type ShopperEvent } from '@spark/contract';
import { beforeEach, expect, test } from 'vitest';
import {
  createEventQueue,
  mostWaitingEvents,
  resendEventsMs,
  sendEventsMs,
  type EventQueue,
  type Sent,
} from './event-queue.ts';

let now: number;
let timers: Map<number, { at: number; run: () => void }>;
let answer: Sent;
let sent: number[][];
let last: number[][];
let kept: ShopperEvent[];
let isOnline: boolean;
let queue: EventQueue;

const clock = {
  now: () => now,
  setTimer: (run: () => void, ms: number) => {
    timers.set(timers.size + 1, { at: now + ms, run });
    return timers.size;
  },
  clearTimer: (id: number) => void timers.set(id, { at: Infinity, run: () => undefined }),
};

async function wait(ms: number): Promise<void> {
  now += ms;
  for (const timer of timers.values()) {
    if (timer.at > now) continue;
    timer.at = Infinity;
    timer.run();
  }
  await new Promise((resolve) => setImmediate(resolve));
}

// Numbered by how long they are, so that it shows which arrive.
const event = (ms: number): ShopperEvent => ({ type: 'dwell', ms, at: '2026-01-01T00:00:00Z' });
const numbers = (events: readonly ShopperEvent[]) => events.map(({ ms }) => ms ?? 0);
const tell = (...all: number[]) => all.forEach((ms) => queue.tell(event(ms)));

beforeEach(() => {
  [now, timers, answer, sent, last, kept, isOnline] = [0, new Map(), 'taken', [], [], [], true];
  queue = createEventQueue(
    {
      send: async (events) => {
        sent.push(numbers(events));
        return answer;
      },
      sendLast: (events) => {
        if (isOnline) last.push(numbers(events));
        return isOnline;
      },
      keep: (events) => void kept.push(...events),
      takeKept: () => kept.splice(0),
    },
    clock,
  );
});

test('what happens about the same time goes together', async () => {
  tell(1, 2);
  await wait(sendEventsMs - 1);
  tell(3);
  expect(sent).toEqual([]);
  await wait(1);
  expect(sent).toEqual([[1, 2, 3]]);
  await wait(10 * sendEventsMs);
  expect(sent.length).toBe(1);
});

test('what could not be sent goes again later, with what came meanwhile', async () => {
  answer = 'later';
  tell(1);
  await wait(sendEventsMs);
  tell(2);
  answer = 'taken';
  await wait(resendEventsMs - 1);
  expect(sent).toEqual([[1]]);
  await wait(1);
  expect(sent).toEqual([[1], [1, 2]]);
});

test('what is refused is not sent again', async () => {
  answer = 'refused';
  tell(1);
  await wait(sendEventsMs);
  await wait(resendEventsMs);
  expect(sent).toEqual([[1]]);
});

test('of what waits for a connection the newest stay, and go in parts', async () => {
  answer = 'later';
  tell(...Array.from({ length: mostWaitingEvents + 50 }, (_, at) => at + 1));
  queue.leave();
  expect(last.map((batch) => batch.length)).toEqual([limits.eventsPerCall, limits.eventsPerCall]);
  expect(last[0]?.[0]).toBe(51);
});

test('when the page is left, what waits goes at once, and not again', async () => {
  tell(1, 2);
  queue.leave();
  await wait(sendEventsMs);
  expect([last, sent, kept]).toEqual([[[1, 2]], [], []]);
});

test('what a page without a connection could not send, the next one sends', async () => {
  isOnline = false;
  tell(1, 2);
  queue.leave();
  expect(numbers(kept)).toEqual([1, 2]);
  tell(3);
  queue.resume();
  await wait(sendEventsMs);
  expect(sent).toEqual([[1, 2, 3]]);
});
