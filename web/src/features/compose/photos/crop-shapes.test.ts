import { describe, expect, it } from 'vitest';
import { cropStepPx, fillFrame, framedCrop, maxCropZoom, moveFraming, shapeRatio } from './crop-shapes.ts';

const still = { position: { x: 0, y: 0 }, zoom: 1 };
/** A lying photo under a square frame. */
const sizes = { photo: { width: 400, height: 200 }, frame: { width: 200, height: 200 } };

describe('shapeRatio', () => {
  it('is the shape that was named, or the photo’s own', () => {
    expect(shapeRatio('4:5', 2)).toBe(0.8);
    expect(shapeRatio('original', 2)).toBe(2);
  });
});

describe('framedCrop', () => {
  it('keeps the middle of a photo nobody has moved', () =>
    expect(framedCrop(still, sizes)).toEqual({ x: 0.25, y: 0, width: 0.5, height: 1 }));
  it('keeps what the photo was moved to', () =>
    expect(framedCrop({ position: { x: 100, y: 0 }, zoom: 1 }, sizes)?.x).toBe(0));
  it('keeps less of a magnified photo', () =>
    expect(framedCrop({ ...still, zoom: 2 }, sizes)).toEqual({
      x: 0.375,
      y: 0.25,
      width: 0.25,
      height: 0.5,
    }));
  it('keeps the whole of a photo that fills its frame', () =>
    expect(framedCrop(still, { photo: sizes.photo, frame: sizes.photo })).toBeNull());
});

describe('fillFrame', () => {
  it('stops where the photo would leave an empty edge', () =>
    expect(fillFrame({ position: { x: 500, y: 0 }, zoom: 1 }, sizes).position.x).toBe(100));
});

describe('moveFraming', () => {
  it('shows more of the side the arrow points to', () =>
    expect(moveFraming(still, 'ArrowRight')?.position.x).toBe(-cropStepPx));
  it('magnifies no further than the frame allows', () =>
    expect(moveFraming({ ...still, zoom: maxCropZoom }, '+')?.zoom).toBe(maxCropZoom));
  it('leaves other keys alone', () => expect(moveFraming(still, 'Tab')).toBeNull());
});
