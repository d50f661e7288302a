/** A finger pulls from here on; nearer it may still be a tap with an unsteady hand. */
export const pullStartPx = 8;

interface Watcher {
  /** Whether a finger that comes down now could pull, for instance because nothing is scrolled. */
  mayBegin: () => boolean;
  onPull: (y: number, time: number) => void;
  onEnd: (time: number) => void;
}

/**
 * Watches a finger that pulls something down by what lies on it. A second finger, a way sideways or up, and whatever under the
 * finger wants its ways for itself are left alone. Browsers decide as a finger comes down whether its moves can still be kept
 * from scrolling, so the listener has to be there before; what is large and scrolls is to be watched only while it may be pulled.
 */
export function watchPull(on: HTMLElement, { mayBegin, onPull, onEnd }: Watcher): () => void {
  let start: { x: number; y: number; time: number } | null = null;
  let isPulling = false;

  function press({ touches, target, timeStamp }: TouchEvent): void {
    leave();
    const [finger] = touches;
    if (touches.length > 1 || finger === undefined || !mayBegin() || ownsFingers(target, on)) return;
    start = { x: finger.clientX, y: finger.clientY, time: timeStamp };
  }

  function move(event: TouchEvent): void {
    const [finger] = event.touches;
    if (start === null || finger === undefined) return;
    if (event.touches.length > 1) return end(event);
    const down = finger.clientY - start.y;
    if (!isPulling) {
      const isSideways = Math.abs(finger.clientX - start.x) > Math.abs(down);
      if (down < 0 || isSideways || !event.cancelable) return leave();
      if (down < pullStartPx) return;
      isPulling = true;
      // It began there, however far a busy browser lets the finger go before it tells.
      onPull(start.y + pullStartPx, start.time);
    }
    event.preventDefault();
    onPull(finger.clientY, event.timeStamp);
  }

  function end({ timeStamp }: TouchEvent): void {
    const wasPulling = isPulling;
    leave();
    if (wasPulling) onEnd(timeStamp);
  }

  function leave(): void {
    start = null;
    isPulling = false;
  }

  on.addEventListener('touchstart', press, { passive: true });
  on.addEventListener('touchmove', move, { passive: false });
  on.addEventListener('touchend', end, { passive: true });
  on.addEventListener('touchcancel', end, { passive: true });
  return () => {
    leave();
    on.removeEventListener('touchstart', press);
    on.removeEventListener('touchmove', move);
    on.removeEventListener('touchend', end);
    on.removeEventListener('touchcancel', end);
  };
}

/** A slider, a photo being cut and a field that is scrolled have their own use for a finger. */
function ownsFingers(target: EventTarget | null, within: HTMLElement): boolean {
  for (
    let at = target instanceof Element ? target : null;
    at !== null && at !== within;
    at = at.parentElement
  ) {
    if (at.matches('input[type=range], select')) return true;
    if (at.scrollTop > 0 || getComputedStyle(at).touchAction === 'none') return true;
  }
  return false;
}
