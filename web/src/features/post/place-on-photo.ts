import type { Tag } from '@spark/contract';

/** Where a point of a photo is within its frame, as fractions; a photo is cut equally at both sides to fill it. */
export function placeInFrame(
  { x, y }: Pick<Tag, 'x' | 'y'>,
  photo: { width: number; height: number },
  frameRatio: number,
): { left: number; top: number } {
  if (photo.width <= 0 || photo.height <= 0) return { left: x, top: y };
  const ratio = photo.width / photo.height;
  // Wider than its frame: the sides are cut; taller: top and bottom.
  const [scaleX, scaleY] = ratio > frameRatio ? [ratio / frameRatio, 1] : [1, frameRatio / ratio];
  return { left: clamp(0.5 + (x - 0.5) * scaleX), top: clamp(0.5 + (y - 0.5) * scaleY) };
}

function clamp(fraction: number): number {
  return Math.min(1, Math.max(0, fraction));
}
