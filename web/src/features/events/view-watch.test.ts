import { beforeEach, expect, test } from 'vitest';
import { createViewWatch, mostDwellMs, viewMs, type Clock, type ViewWatch } from './view-watch.ts';

let now: number;
let timers: Map<number, { at: number; run: () => void }>;
let viewed: string[];
let left: [string, number][];
let watch: ViewWatch;

const clock: Clock = {
  now: () => now,
  setTimer(run, ms) {
    const id = timers.size + 1;
    timers.set(id, { at: now + ms, run });
    return id;
  },
  clearTimer: (id) => timers.set(id, { at: Infinity, run: () => undefined }),
};

function wait(ms: number): void {
  now += ms;
  for (const timer of timers.values()) {
    if (timer.at > now) continue;
    timer.at = Infinity;
    timer.run();
  }
}

beforeEach(() => {
  now = 0;
  timers = new Map();
  viewed = [];
  left = [];
  watch = createViewWatch(
    { onViewed: (postId) => viewed.push(postId), onLeft: (postId, ms) => left.push([postId, ms]) },
    clock,
  );
});

test('a post that passes by quickly was not viewed', () => {
  watch.show('a', true);
  wait(viewMs - 1);
  watch.show('a', false);
  wait(viewMs);
  expect(viewed).toEqual([]);
});

test('a post that stays was viewed, once however often it comes back', () => {
  for (let visit = 0; visit < 3; visit += 1) {
    watch.show('a', true);
    wait(viewMs);
    watch.show('a', false);
  }
  expect(viewed).toEqual(['a']);
});

test('glances do not add up', () => {
  for (let glance = 0; glance < 5; glance += 1) {
    watch.show('a', true);
    wait(viewMs / 2);
    watch.show('a', false);
  }
  expect(viewed).toEqual([]);
});

test('in the background nothing is viewed, and the time begins anew afterwards', () => {
  watch.show('a', true);
  wait(viewMs - 1);
  watch.setAwake(false);
  watch.show('b', true);
  wait(viewMs * 5);
  expect(viewed).toEqual([]);
  watch.setAwake(true);
  wait(viewMs - 1);
  expect(viewed).toEqual([]);
  wait(1);
  expect(viewed).toEqual(['a', 'b']);
});

test('being told again that a post is there does not begin its time anew', () => {
  watch.show('a', true);
  wait(viewMs - 1);
  watch.show('a', true);
  wait(1);
  expect(viewed).toEqual(['a']);
});

test('a post that was viewed says how long it was looked at, each time it leaves', () => {
  for (const ms of [3_000, 5_000]) {
    watch.show('a', true);
    wait(ms);
    watch.show('a', false);
    wait(10_000);
  }
  expect(left).toEqual([
    ['a', 3_000],
    ['a', 5_000],
  ]);
});

test('a glance is not told by its length, nor is what passes by again for an instant', () => {
  watch.show('a', true);
  wait(viewMs - 1);
  watch.show('a', false);
  watch.show('b', true);
  wait(2_000);
  watch.show('b', false);
  watch.show('b', true);
  wait(300);
  watch.show('b', false);
  expect(left).toEqual([['b', 2_000]]);
});

test('those that are seen at once share the time', () => {
  watch.show('a', true);
  wait(2_000);
  watch.show('b', true);
  wait(4_000);
  watch.show('a', false);
  wait(1_000);
  watch.show('b', false);
  expect(left).toEqual([
    ['a', 4_000],
    ['b', 3_000],
  ]);
});

test('in the background nobody looks, and what was on the screen is told at once', () => {
  watch.show('a', true);
  wait(2_000);
  watch.setAwake(false);
  wait(60_000);
  watch.setAwake(true);
  wait(1_500);
  watch.show('a', false);
  expect(left).toEqual([
    ['a', 2_000],
    ['a', 1_500],
  ]);
});

test('of a page that was left open, or a device that slept, a minute counts', () => {
  watch.show('a', true);
  wait(8 * 3_600_000);
  watch.show('a', false);
  expect(left).toEqual([['a', mostDwellMs]]);
});
