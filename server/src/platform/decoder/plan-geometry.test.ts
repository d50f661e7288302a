import { expect, test } from 'vitest';
import { planGeometry } from './plan-geometry.ts';

const stored = { width: 4_000, height: 3_000, orientation: 1 };
const turnedBy = (rotate: 0 | 90 | 180 | 270) => ({ rotate, crop: null });

test('a photo is never enlarged', () => {
  expect(planGeometry({ ...stored, width: 300, height: 200 }, null, 1_600)).toMatchObject({
    width: 300,
    height: 200,
    scaled: { width: 300, height: 200 },
  });
});

test('a phone held upright stores a photo on its side: it is scaled as it lies, then turned', () => {
  expect(planGeometry({ ...stored, orientation: 6 }, null, 1_500)).toEqual({
    width: 3_000,
    height: 4_000,
    scaled: { width: 2_000, height: 1_500 },
    mirror: 'none',
    angle: 90,
    cut: null,
  });
});

test.each([
  [1, 90, 'none', 90],
  [3, 180, 'none', 0],
  [6, 90, 'none', 180],
  [8, 90, 'none', 0],
  [5, 270, 'upDown', 0],
  [7, 180, 'leftRight', 270],
] as const)(
  'orientation %i, turned by %i, is mirrored %s and turned by %i',
  (orientation, by, mirror, angle) => {
    expect(planGeometry({ ...stored, orientation }, turnedBy(by), 1_600)).toMatchObject({ mirror, angle });
  },
);

test('a cut is counted from the photo as it was turned, and decoded only as large as it is shown', () => {
  const crop = { x: 0.5, y: 0, width: 0.5, height: 0.25 };
  expect(planGeometry(stored, { rotate: 90, crop }, 1_000)).toEqual({
    width: 1_500,
    height: 1_000,
    scaled: { width: 2_667, height: 2_000 },
    mirror: 'none',
    angle: 90,
    cut: { left: 1_000, top: 0, width: 1_000, height: 667 },
  });
});

test('a cut never reaches beyond the photo, whatever rounding does', () => {
  for (let width = 1; width < 40; width += 1) {
    for (const size of [0.1, 1 / 3, 0.5, 0.999]) {
      const crop = { x: 1 - size, y: 1 - size, width: size, height: size };
      const plan = planGeometry({ width, height: 41 - width, orientation: 1 }, { rotate: 0, crop }, 8);
      const { left = 0, top = 0, width: across = 0, height: down = 0 } = plan.cut ?? {};
      expect([left + across, top + down]).toEqual([
        Math.min(left + across, plan.scaled.width),
        Math.min(top + down, plan.scaled.height),
      ]);
      expect(Math.min(across, down)).toBeGreaterThan(0);
    }
  }
});
