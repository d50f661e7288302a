import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { watchNear } from './watch-near.ts';

let tell: (changes: object[]) => void;
let observed: Set<object>;

beforeEach(() => {
  observed = new Set();
  // The browser's own; a test has none.
  vi.stubGlobal(
    'IntersectionObserver',
    class {
      constructor(told: typeof tell) {
        tell = told;
      }
      observe = (element: object) => observed.add(element);
      unobserve = (element: object) => observed.delete(element);
    },
  );
});
afterEach(() => vi.unstubAllGlobals());

// An element is only ever handed back.
const element = () => ({}) as Element;
const change = (target: Element, isIntersecting: boolean) => ({
  target,
  isIntersecting,
  boundingClientRect: { height: 100 },
});

test('of several changes told at once, none is missed and the last holds', () => {
  const end = element();
  const heard: boolean[] = [];
  watchNear(end, 1, (isNear) => heard.push(isNear));
  tell([change(end, false), change(end, true)]);
  expect(heard).toEqual([false, true]);
});

test('things watched from the same distance are told apart, and left alone once nobody asks', () => {
  const [first, second] = [element(), element()];
  const heard: string[] = [];
  const stop = watchNear(first, 2, () => heard.push('first'));
  watchNear(second, 2, () => heard.push('second'));
  tell([change(second, true), change(first, true)]);
  stop();
  tell([change(first, false)]);
  expect(heard).toEqual(['second', 'first']);
  expect(observed).toEqual(new Set([second]));
});
