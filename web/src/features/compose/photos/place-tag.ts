/** A point of a photo as fractions of its width and height, from the top left. */
export interface Place {
  x: number;
  y: number;
}

/** How far an arrow key moves a dot, and with the shift key. */
export const nudgeStep = 0.01;
export const wideNudgeStep = 0.05;
/** Dots nearer to each other than this cover one another. */
export const crowdedDistance = 0.09;

/** Keeps a point on the photo; four decimals are finer than any screen. */
export function onPhoto({ x, y }: Place): Place {
  return { x: clamp(x), y: clamp(y) };
}

/** Where an arrow key moves a dot to; `null` for every other key. */
export function nudge({ x, y }: Place, key: string, isWide: boolean): Place | null {
  const step = isWide ? wideNudgeStep : nudgeStep;
  switch (key) {
    case 'ArrowLeft':
      return onPhoto({ x: x - step, y });
    case 'ArrowRight':
      return onPhoto({ x: x + step, y });
    case 'ArrowUp':
      return onPhoto({ x, y: y - step });
    case 'ArrowDown':
      return onPhoto({ x, y: y + step });
    default:
      return null;
  }
}

/** Says roughly where a point is, for those who do not see it. */
export function placeWords({ x, y }: Place): string {
  const across = x < 1 / 3 ? 0 : x > 2 / 3 ? 2 : 1;
  const down = y < 1 / 3 ? 0 : y > 2 / 3 ? 2 : 1;
  return places()[down * 3 + across] ?? '';
}

function places(): string[] {
  // @wc-include
  return ['top left', 'top', 'top right', 'left', 'middle', 'right', 'bottom left', 'bottom', 'bottom right'];
}

/** A point for a tag that was not placed by hand: the middle, or the nearest point that covers no other dot. */
export function freePlace(taken: readonly Place[]): Place {
  const isFree = (place: Place) =>
    taken.every((other) => Math.hypot(other.x - place.x, other.y - place.y) >= crowdedDistance);
  return candidates.find(isFree) ?? middle;
}

const middle: Place = { x: 0.5, y: 0.5 };

// The middle, then a grid from the middle outwards.
const candidates = Array.from({ length: 49 }, (_, at) => ({
  x: 0.2 + (at % 7) * 0.1,
  y: 0.2 + Math.floor(at / 7) * 0.1,
})).toSorted((one, other) => fromMiddle(one) - fromMiddle(other));

function fromMiddle({ x, y }: Place): number {
  return Math.hypot(x - middle.x, y - middle.y);
}

function clamp(fraction: number): number {
  return Math.round(Math.min(1, Math.max(0, fraction)) * 10_000) / 10_000;
}
