/** A post must be seen for this long without a break to count as viewed. */
export const viewMs = 1_000;

/** A look that was shorter is not told by its length … */
export const leastDwellMs = 1_000;

/** … and of a longer one no more than this: whoever looks at one post for longer has gone and left the page open. */
export const mostDwellMs = 60_000;

/** What is told of posts on the screen. */
export interface ViewListener {
  /** A post was there for long enough; told once. */
  onViewed(postId: string): void;
  /** A post that was viewed left the screen: for how long it was looked at this time. */
  onLeft(postId: string, ms: number): void;
}

/** Follows which posts are on the screen. */
export interface ViewWatch {
  /** A post came onto the screen, or left it. */
  show(postId: string, isSeen: boolean): void;
  /** Whether anybody can look at all: a page in the background shows nothing. */
  setAwake(isAwake: boolean): void;
}

/**
 * Starts with everything unseen; the clock is handed in. Nobody looks at several posts at once: the time in which several
 * are seen is shared among them.
 */
export function createViewWatch(
  { onViewed, onLeft }: ViewListener,
  { now, setTimer, clearTimer }: Clock = pageClock,
): ViewWatch {
  const seen = new Set<string>();
  const viewed = new Set<string>();
  const timers = new Map<string, number>();
  const looks = new Map<string, number>();
  let sharedUntil = 0;
  let isAwake = true;

  /** Shares the time since this was last done among those that were seen in it. */
  function shareTime(): void {
    const passed = now() - sharedUntil;
    sharedUntil += passed;
    for (const [postId, ms] of looks) looks.set(postId, ms + passed / looks.size);
  }

  function begin(postId: string): void {
    if (!isAwake || looks.has(postId)) return;
    shareTime();
    looks.set(postId, 0);
    if (viewed.has(postId)) return;
    const timer = setTimer(() => {
      timers.delete(postId);
      viewed.add(postId);
      onViewed(postId);
    }, viewMs);
    timers.set(postId, timer);
  }

  function stop(postId: string): void {
    const timer = timers.get(postId);
    if (timer !== undefined) clearTimer(timer);
    timers.delete(postId);
    shareTime();
    const ms = Math.round(looks.get(postId) ?? 0);
    looks.delete(postId);
    if (viewed.has(postId) && ms >= leastDwellMs) onLeft(postId, Math.min(ms, mostDwellMs));
  }

  return {
    show(postId, isSeen) {
      if (isSeen) seen.add(postId);
      else seen.delete(postId);
      if (isSeen) begin(postId);
      else stop(postId);
    },
    setAwake(awake) {
      isAwake = awake;
      for (const postId of seen) {
        if (awake) begin(postId);
        else stop(postId);
      }
    },
  };
}

/** How time passes. */
export interface Clock {
  now(): number;
  setTimer(run: () => void, ms: number): number;
  clearTimer(timer: number): void;
}

/** Time as the page has it, which no change of the device's clock moves. */
export const pageClock: Clock = {
  now: () => performance.now(),
  setTimer: (run, ms) => window.setTimeout(run, ms),
  clearTimer: (timer) => window.clearTimeout(timer),
};
