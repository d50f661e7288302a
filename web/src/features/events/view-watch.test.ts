import { beforeEach, expect, test } from 'vitest';
import { createViewWatch, viewMs, type Clock, type ViewWatch } from './view-watch.ts';

let now: number;
let timers: Map<number, { at: number; run: () => void }>;
let viewed: string[];
let watch: ViewWatch;

const clock: Clock = {
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
  watch = createViewWatch((postId) => viewed.push(postId), clock);
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
