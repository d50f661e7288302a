import { describe, expect, it } from 'vitest';
import {
  crowdedDistance,
  freePlace,
  nudge,
  nudgeStep,
  onPhoto,
  placeWords,
  wideNudgeStep,
  type Place,
} from './place-tag.ts';

describe('onPhoto', () => {
  it('keeps a point within the photo', () => expect(onPhoto({ x: -0.2, y: 1.4 })).toEqual({ x: 0, y: 1 }));
});

describe('nudge', () => {
  it('moves by a small step', () =>
    expect(nudge({ x: 0.5, y: 0.5 }, 'ArrowRight', false)?.x).toBeCloseTo(0.5 + nudgeStep));
  it('moves by a wide step with shift', () =>
    expect(nudge({ x: 0.5, y: 0.5 }, 'ArrowUp', true)?.y).toBeCloseTo(0.5 - wideNudgeStep));
  it('stops at the edge', () => expect(nudge({ x: 0, y: 0.5 }, 'ArrowLeft', true)).toEqual({ x: 0, y: 0.5 }));
  it('leaves other keys alone', () => expect(nudge({ x: 0, y: 0 }, 'Enter', false)).toBeNull());
});

describe('freePlace', () => {
  it('begins in the middle', () => expect(freePlace([]).x).toBeCloseTo(0.5));
  it('never covers another dot while there is room', () => {
    const placed: Place[] = [];
    for (let count = 0; count < 10; count += 1) placed.push(freePlace(placed));
    const distances = placed.flatMap((one, at) =>
      placed.slice(at + 1).map((other) => Math.hypot(one.x - other.x, one.y - other.y)),
    );
    expect(Math.min(...distances)).toBeGreaterThanOrEqual(crowdedDistance);
  });
});

describe('placeWords', () => {
  it.each([
    [{ x: 0.5, y: 0.5 }, 'middle'],
    [{ x: 0.1, y: 0.1 }, 'top left'],
    [{ x: 0.9, y: 0.5 }, 'right'],
    [{ x: 0.5, y: 0.8 }, 'bottom'],
  ])('%j is %s', (place, words) => expect(placeWords(place)).toBe(words));
});
