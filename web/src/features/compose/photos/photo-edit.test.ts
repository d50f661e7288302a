import type { PhotoEdit } from '@spark/contract';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  asTaken,
  composeEdits,
  followEdit,
  isSameEdit,
  quarterTurn,
  revertEdit,
  trimCrop,
} from './photo-edit.ts';

const half: PhotoEdit = { rotate: 0, crop: { x: 0.5, y: 0, width: 0.5, height: 1 } };

const fraction = fc.double({ min: 0.1, max: 0.9, noNaN: true });
const edits = fc.record({
  rotate: fc.constantFrom(0 as const, 90 as const, 180 as const, 270 as const),
  crop: fc.option(
    fc
      .tuple(fraction, fraction, fraction, fraction)
      .map(([x, y, width, height]) => ({ x, y, width: width * (1 - x), height: height * (1 - y) })),
  ),
});

describe('followEdit', () => {
  it('turns a point with its photo', () => {
    expect(followEdit({ x: 0.1, y: 0.2 }, { rotate: 90, crop: null })).toEqual({ x: 0.8, y: 0.1 });
    expect(followEdit({ x: 0.1, y: 0.2 }, { rotate: 180, crop: null })).toEqual({ x: 0.9, y: 0.8 });
    expect(followEdit({ x: 0.1, y: 0.2 }, { rotate: 270, crop: null })).toEqual({ x: 0.2, y: 0.9 });
  });
  it('keeps a point on what it marks when the photo is cut', () =>
    expect(followEdit({ x: 0.75, y: 0.5 }, half)).toEqual({ x: 0.5, y: 0.5 }));
  it('keeps a point that was cut away at the nearest edge', () =>
    expect(followEdit({ x: 0.1, y: 0.5 }, half)).toEqual({ x: 0, y: 0.5 }));
});

describe('revertEdit', () => {
  it('undoes what followEdit did, for every point that is still shown', () =>
    fc.assert(
      fc.property(edits, fraction, fraction, (edit, x, y) => {
        const back = followEdit(revertEdit({ x, y }, edit), edit);
        expect(back.x).toBeCloseTo(x, 1);
        expect(back.y).toBeCloseTo(y, 1);
      }),
    ));
});

describe('composeEdits', () => {
  it('leaves a photo alone that nothing is done to', () => expect(composeEdits(half, asTaken)).toEqual(half));
  it('cuts the half of a half', () =>
    expect(composeEdits(half, half)).toEqual({ rotate: 0, crop: { x: 0.75, y: 0, width: 0.25, height: 1 } }));
  it('turns a cut with its photo', () =>
    expect(composeEdits(half, { rotate: 90, crop: null })).toEqual({
      rotate: 90,
      crop: { x: 0, y: 0.5, width: 1, height: 0.5 },
    }));
  it('shows what the two edits show one after the other', () =>
    fc.assert(
      fc.property(edits, edits, fraction, fraction, (one, other, x, y) => {
        const shown = { x, y };
        const taken = revertEdit(revertEdit(shown, other), one);
        const atOnce = revertEdit(shown, composeEdits(one, other));
        expect(atOnce.x).toBeCloseTo(taken.x, 2);
        expect(atOnce.y).toBeCloseTo(taken.y, 2);
      }),
    ));
});

describe('trimCrop', () => {
  it('keeps the whole photo where nothing is cut', () =>
    expect(trimCrop({ x: 0, y: 0, width: 1, height: 1 })).toBeNull());
  it('never reaches beyond the photo', () =>
    expect(trimCrop({ x: 0.6, y: -0.1, width: 0.5, height: 0.5 })).toEqual({
      x: 0.6,
      y: 0,
      width: 0.4,
      height: 0.5,
    }));
});

it('four quarter turns are none', () => {
  const turned = [1, 2, 3, 4].reduce<PhotoEdit['rotate']>(quarterTurn, 0);
  expect(isSameEdit({ rotate: turned, crop: null }, asTaken)).toBe(true);
});
