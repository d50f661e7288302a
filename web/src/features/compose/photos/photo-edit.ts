import type { Crop, PhotoEdit } from '@spark/contract';
import { onPhoto, type Place } from './place-tag.ts';

/** The photo as it was taken. */
export const asTaken: PhotoEdit = { rotate: 0, crop: null };

const whole: Crop = { x: 0, y: 0, width: 1, height: 1 };
/** A crop this near to the edges cuts nothing anybody would see. */
const sliver = 0.002;

/** An edit of a photo that is shown edited already, counted from the photo as it was taken. */
export function composeEdits(before: PhotoEdit, next: PhotoEdit): PhotoEdit {
  const turned = turnCrop(before.crop ?? whole, next.rotate);
  const cut = next.crop ?? whole;
  return {
    rotate: turns(before.rotate + next.rotate),
    crop: trimCrop({
      x: turned.x + cut.x * turned.width,
      y: turned.y + cut.y * turned.height,
      width: cut.width * turned.width,
      height: cut.height * turned.height,
    }),
  };
}

/** Where a point of a photo is once it has been edited; a point that was cut away stays at the nearest edge. */
export function followEdit(place: Place, { rotate, crop }: PhotoEdit): Place {
  const turned = turnPlace(place, rotate);
  const { x, y, width, height } = crop ?? whole;
  return onPhoto({ x: (turned.x - x) / width, y: (turned.y - y) / height });
}

/** Where a point of an edited photo was before. */
export function revertEdit(place: Place, { rotate, crop }: PhotoEdit): Place {
  const { x, y, width, height } = crop ?? whole;
  return onPhoto(turnPlace({ x: x + place.x * width, y: y + place.y * height }, turns(360 - rotate)));
}

/** Whether two edits show the same picture. */
export function isSameEdit(one: PhotoEdit, other: PhotoEdit): boolean {
  if (one.rotate !== other.rotate) return false;
  const [a, b] = [one.crop ?? whole, other.crop ?? whole];
  return [a.x - b.x, a.y - b.y, a.width - b.width, a.height - b.height].every(
    (difference) => Math.abs(difference) < sliver,
  );
}

/** A crop kept within its photo; `null` where it keeps the whole of it. */
export function trimCrop({ x, y, width, height }: Crop): Crop | null {
  const left = clamp(x);
  const top = clamp(y);
  const crop = {
    x: left,
    y: top,
    width: Math.min(width, 1 - left),
    height: Math.min(height, 1 - top),
  };
  const isWhole = left < sliver && top < sliver && crop.width > 1 - sliver && crop.height > 1 - sliver;
  return isWhole ? null : crop;
}

/** The next quarter turn, clockwise. */
export function quarterTurn(rotate: PhotoEdit['rotate']): PhotoEdit['rotate'] {
  return turns(rotate + 90);
}

function turnPlace({ x, y }: Place, rotate: PhotoEdit['rotate']): Place {
  switch (rotate) {
    case 90:
      return { x: 1 - y, y: x };
    case 180:
      return { x: 1 - x, y: 1 - y };
    case 270:
      return { x: y, y: 1 - x };
    default:
      return { x, y };
  }
}

function turnCrop({ x, y, width, height }: Crop, rotate: PhotoEdit['rotate']): Crop {
  const one = turnPlace({ x, y }, rotate);
  const other = turnPlace({ x: x + width, y: y + height }, rotate);
  return {
    x: Math.min(one.x, other.x),
    y: Math.min(one.y, other.y),
    width: Math.abs(one.x - other.x),
    height: Math.abs(one.y - other.y),
  };
}

function turns(degrees: number): PhotoEdit['rotate'] {
  switch (degrees % 360) {
    case 90:
      return 90;
    case 180:
      return 180;
    case 270:
      return 270;
    default:
      return 0;
  }
}

function clamp(fraction: number): number {
  return Math.min(1, Math.max(0, fraction));
}
