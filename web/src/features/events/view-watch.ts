/** A post must be seen for this long without a break to count as viewed. */
export const viewMs = 1_000;

/** Follows which posts are on the screen, and says of each once when it was there for long enough. */
export interface ViewWatch {
  /** A post came onto the screen, or left it. */
  show(postId: string, isSeen: boolean): void;
  /** Whether anybody can look at all: a page in the background shows nothing. */
  setAwake(isAwake: boolean): void;
}

/** Starts with everything unseen; the clock is handed in. */
export function createViewWatch(
  onViewed: (postId: string) => void,
  { setTimer, clearTimer }: Clock = pageClock,
): ViewWatch {
  const seen = new Set<string>();
  const viewed = new Set<string>();
  const timers = new Map<string, number>();
  let isAwake = true;

  function begin(postId: string): void {
    if (!isAwake || viewed.has(postId) || timers.has(postId)) return;
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
  setTimer(run: () => void, ms: number): number;
  clearTimer(timer: number): void;
}

const pageClock: Clock = {
  setTimer: (run, ms) => window.setTimeout(run, ms),
  clearTimer: (timer) => window.clearTimeout(timer),
};
