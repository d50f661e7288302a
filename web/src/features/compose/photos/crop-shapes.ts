import type { Crop } from '@spark/contract';
import { trimCrop } from './photo-edit.ts';
import type { Place } from './place-tag.ts';

/** The shapes a photo can be cut to. */
export function cropShapes() {
  return [
    { name: 'original', label: 'Original' },
    { name: '1:1', label: '1:1' },
    { name: '4:5', label: '4:5' },
    { name: '3:4', label: '3:4' },
    { name: '16:9', label: '16:9' },
  ] as const;
}

/** One of these shapes. */
export type CropShapeName = ReturnType<typeof cropShapes>[number]['name'];

/** How far an arrow key moves the photo under its frame, and how much plus and minus change its size. */
export const cropStepPx = 12;
export const cropZoomStep = 0.1;
/** A photo is never shown larger than this in its frame: what is left of it would be too coarse. */
export const maxCropZoom = 3;

/** Width divided by height of a shape; `original` is the photo's own. */
export function shapeRatio(name: CropShapeName, original: number): number {
  const [width, height] = name.split(':').map(Number);
  return width === undefined || height === undefined ? original : width / height;
}

/** A photo under the frame that cuts it: moved by so many pixels from the middle, and magnified. */
export interface Framing {
  position: Place;
  zoom: number;
}

/** How large a photo and the frame over it are on the screen, before the photo is magnified. */
export interface FrameSizes {
  photo: Size;
  frame: Size;
}

/** The framing with the photo filling the frame: it never leaves an empty edge. */
export function fillFrame({ position, zoom }: Framing, { photo, frame }: FrameSizes): Framing {
  const restrict = (moved: number, length: number, window: number) => {
    const most = Math.max(0, (length * zoom - window) / 2);
    return Math.min(most, Math.max(-most, moved));
  };
  return {
    position: {
      x: restrict(position.x, photo.width, frame.width),
      y: restrict(position.y, photo.height, frame.height),
    },
    zoom,
  };
}

/** The part of a photo that is seen in its frame; `null` where that is the whole of it. */
export function framedCrop(framing: Framing, sizes: FrameSizes): Crop | null {
  const { position, zoom } = fillFrame(framing, sizes);
  const { photo, frame } = sizes;
  const width = frame.width / zoom / photo.width;
  const height = frame.height / zoom / photo.height;
  return trimCrop({
    x: (1 - width) / 2 - position.x / zoom / photo.width,
    y: (1 - height) / 2 - position.y / zoom / photo.height,
    width,
    height,
  });
}

/** Where a key moves the photo under its frame; `null` for every other key. */
export function moveFraming({ position, zoom }: Framing, key: string): Framing | null {
  const { x, y } = position;
  switch (key) {
    case 'ArrowLeft':
      return { position: { x: x + cropStepPx, y }, zoom };
    case 'ArrowRight':
      return { position: { x: x - cropStepPx, y }, zoom };
    case 'ArrowUp':
      return { position: { x, y: y + cropStepPx }, zoom };
    case 'ArrowDown':
      return { position: { x, y: y - cropStepPx }, zoom };
    case '+':
    case '=':
      return { position, zoom: Math.min(maxCropZoom, zoom + cropZoomStep) };
    case '-':
      return { position, zoom: Math.max(1, zoom - cropZoomStep) };
    default:
      return null;
  }
}

interface Size {
  width: number;
  height: number;
}
