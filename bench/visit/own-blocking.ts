/** One line of Chromium's record of a page; times are microseconds. */
export interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  ts: number;
  /** How long it took by the clock. */
  dur?: number;
  /** How long its thread had a processor meanwhile. */
  tdur?: number;
  args?: { data?: { documentLoaderURL?: string } };
}

/** Lighthouse takes its telephone to be this much slower, and half of that where pages are laid out. */
const slowdown = 4;
const layoutSlowdown = 2;
/** What takes longer keeps a finger waiting. */
const longMs = 50;

/**
 * How long a page keeps fingers waiting by its own work, in milliseconds: Lighthouse's blocking time, reckoned from the time in
 * which the page's main thread had a processor. By the clock, as Lighthouse reckons, all that the browser, Spark and Lighthouse
 * itself do on the same two cores counts as well, and counts four times.
 */
export function ownBlockingMs(events: readonly TraceEvent[], url: string): number {
  const begun = events.findLast(
    ({ name, args }) => name === 'navigationStart' && args?.data?.documentLoaderURL === url,
  );
  if (begun === undefined) throw new Error(`The record holds no visit of ${url}.`);
  const { pid, tid, ts } = begun;
  const painted = events.find(
    (event) => event.name === 'firstContentfulPaint' && event.pid === pid && event.ts > ts,
  );
  if (painted === undefined) throw new Error(`The record holds no paint of ${url}.`);

  const onMainThread = events.filter((event) => event.pid === pid && event.tid === tid && event.ph === 'X');
  const layouts = onMainThread.filter(({ name }) => name === 'Layout');
  let blockingMs = 0;
  for (const task of outermostTasks(onMainThread)) {
    if (endOf(task) <= painted.ts) continue;
    const isLaidOut = layouts.some((layout) => layout.ts >= task.ts && layout.ts < endOf(task));
    const slowedMs = ((task.tdur ?? 0) / 1_000) * (isLaidOut ? layoutSlowdown : slowdown);
    blockingMs += Math.max(0, slowedMs - longMs);
  }
  return blockingMs;
}

/** A task within another belongs to that one. */
function outermostTasks(events: readonly TraceEvent[]): TraceEvent[] {
  const tasks = events
    .filter(({ name }) => name.endsWith('RunTask'))
    .toSorted((one, other) => one.ts - other.ts || endOf(other) - endOf(one));
  let end = -Infinity;
  return tasks.filter((task) => {
    const isOutermost = task.ts >= end;
    if (isOutermost) end = endOf(task);
    return isOutermost;
  });
}

function endOf({ ts, dur = 0 }: TraceEvent): number {
  return ts + dur;
}
