import { expect, test } from 'vitest';
import { ownBlockingMs, type TraceEvent } from './own-blocking.ts';

const url = 'http://127.0.0.1/newest';
const page = { pid: 1, tid: 2 };

test('a task counts by the processor time it took, not by how long it lasted', () => {
  expect(ownBlockingMs(recordOf(task({ at: 200, tookMs: 90, workedMs: 10 })), url)).toBe(0);
  expect(ownBlockingMs(recordOf(task({ at: 200, tookMs: 90, workedMs: 30 })), url)).toBe(70);
});

test('a task counts half where the page is laid out in it', () => {
  const layout: TraceEvent = { ...page, name: 'Layout', ph: 'X', ts: 210_000, dur: 5_000, tdur: 5_000 };
  expect(ownBlockingMs([...recordOf(task({ at: 200, tookMs: 30, workedMs: 30 })), layout], url)).toBe(10);
});

test('a task within another counts once', () => {
  const outer = task({ at: 200, tookMs: 40, workedMs: 30 });
  const inner = task({ at: 201, tookMs: 30, workedMs: 25 });
  expect(ownBlockingMs(recordOf(inner, outer), url)).toBe(70);
});

test('what was done before anything was to be seen, by others and on earlier pages does not count', () => {
  const early = task({ at: 50, tookMs: 40, workedMs: 40 });
  const other = { ...task({ at: 200, tookMs: 40, workedMs: 40 }), tid: 3 };
  const elsewhere = { ...task({ at: 200, tookMs: 40, workedMs: 40 }), pid: 4 };
  expect(ownBlockingMs(recordOf(early, other, elsewhere), url)).toBe(0);
});

test('a record without the page is refused', () => {
  expect(() => ownBlockingMs(recordOf(), 'http://127.0.0.1/other')).toThrow('no visit');
});

/** A visit that begins at 0 and paints at 100 ms. */
function recordOf(...tasks: TraceEvent[]): TraceEvent[] {
  return [
    { ...page, name: 'navigationStart', ph: 'R', ts: 0, args: { data: { documentLoaderURL: url } } },
    { ...page, name: 'firstContentfulPaint', ph: 'R', ts: 100_000 },
    ...tasks,
  ];
}

function task({ at, tookMs, workedMs }: { at: number; tookMs: number; workedMs: number }): TraceEvent {
  return {
    ...page,
    name: 'RunTask',
    ph: 'X',
    ts: at * 1_000,
    dur: tookMs * 1_000,
    tdur: workedMs * 1_000,
  };
}
