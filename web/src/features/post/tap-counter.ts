/** Two taps within this time are a double tap. */
export const doubleTapMs = 280;

/** … if they are no further apart than this. */
export const doubleTapPx = 40;

/**
 * Tells taps from double taps without making the first one wait: `onSingle` runs at once, `onDouble` in addition when a
 * second one follows. Two fingers are a pinch, never a tap.
 */
export function createTapCounter({ onSingle, onDouble }: { onSingle: () => void; onDouble: () => void }) {
  let last = { time: -Infinity, x: 0, y: 0 };
  let isPinch = false;
  return {
    press(event: Pick<PointerEvent, 'isPrimary'>): void {
      isPinch = !event.isPrimary;
      // A tap before a pinch and one after it are no double tap.
      if (isPinch) last = { time: -Infinity, x: 0, y: 0 };
    },
    tap(event: Pick<MouseEvent, 'timeStamp' | 'clientX' | 'clientY'>): void {
      if (isPinch) return;
      const isNear = Math.hypot(event.clientX - last.x, event.clientY - last.y) <= doubleTapPx;
      const isDouble = event.timeStamp - last.time <= doubleTapMs && isNear;
      // A third tap begins anew.
      last = isDouble
        ? { time: -Infinity, x: 0, y: 0 }
        : { time: event.timeStamp, x: event.clientX, y: event.clientY };
      if (isDouble) onDouble();
      else onSingle();
    },
  };
}
