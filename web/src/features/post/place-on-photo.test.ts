import { expect, test } from 'vitest';
import { placeInFrame } from './place-on-photo.ts';

test('a photo that fits its frame keeps its points', () => {
  expect(placeInFrame({ x: 0.2, y: 0.7 }, { width: 400, height: 500 }, 0.8)).toEqual({ left: 0.2, top: 0.7 });
});

test('points follow a tall photo that is cut at top and bottom', () => {
  const { left, top } = placeInFrame({ x: 0.5, y: 0.25 }, { width: 400, height: 1000 }, 0.8);
  expect(left).toBe(0.5);
  expect(top).toBe(0);
});

test('points follow a wide photo that is cut at its sides', () => {
  const { left, top } = placeInFrame({ x: 0.6, y: 0.4 }, { width: 2000, height: 1000 }, 1);
  expect(left).toBeCloseTo(0.7);
  expect(top).toBe(0.4);
});
