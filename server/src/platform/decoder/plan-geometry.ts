import type { PhotoEdit } from '@spark/contract';

/** The picture as it lies in the file: its size, and how it has to be turned to stand upright (EXIF, 1 to 8). */
export interface StoredShape {
  width: number;
  height: number;
  orientation: number;
}

/** How stored pixels become the picture that is shown: scaled as they lie, mirrored, turned, then cut. */
export interface Geometry {
  /** Size of the whole picture that is shown, before it is made smaller. */
  width: number;
  height: number;
  scaled: { width: number; height: number };
  mirror: 'none' | 'leftRight' | 'upDown';
  /** Clockwise, after mirroring. */
  angle: 0 | 90 | 180 | 270;
  /** In pixels of the scaled and turned picture; `null` keeps all of it. */
  cut: { left: number; top: number; width: number; height: number } | null;
}

const quarters = [0, 90, 180, 270] as const;

// Mirrored first, then turned.
const byOrientation: Record<number, { mirror: Geometry['mirror']; angle: Geometry['angle'] }> = {
  1: { mirror: 'none', angle: 0 },
  2: { mirror: 'leftRight', angle: 0 },
  3: { mirror: 'none', angle: 180 },
  4: { mirror: 'upDown', angle: 0 },
  5: { mirror: 'upDown', angle: 90 },
  6: { mirror: 'none', angle: 90 },
  7: { mirror: 'leftRight', angle: 90 },
  8: { mirror: 'none', angle: 270 },
};

/** Plans how a stored picture is turned, cut and made at most `maxWidth` wide. */
export function planGeometry(stored: StoredShape, edit: PhotoEdit | null, maxWidth: number): Geometry {
  const upright = byOrientation[stored.orientation] ?? { mirror: 'none', angle: 0 };
  const angle = quarters[((upright.angle + (edit?.rotate ?? 0)) / 90) % 4] ?? 0;
  const isOnSide = angle === 90 || angle === 270;
  const turned = isOnSide ? { width: stored.height, height: stored.width } : stored;
  const crop = edit?.crop ?? { x: 0, y: 0, width: 1, height: 1 };
  const width = Math.max(1, Math.round(turned.width * crop.width));
  const height = Math.max(1, Math.round(turned.height * crop.height));
  const scale = Math.min(1, maxWidth / width);
  const scaled = { width: scaleSide(stored.width, scale), height: scaleSide(stored.height, scale) };
  const frame = isOnSide ? { width: scaled.height, height: scaled.width } : scaled;
  const isWhole = crop.width === 1 && crop.height === 1;
  return {
    width,
    height,
    scaled,
    mirror: upright.mirror,
    angle,
    cut: isWhole
      ? null
      : cutOut(frame, crop, { width: scaleSide(width, scale), height: scaleSide(height, scale) }),
  };
}

function cutOut(
  frame: { width: number; height: number },
  crop: { x: number; y: number },
  wanted: { width: number; height: number },
): NonNullable<Geometry['cut']> {
  const width = Math.min(wanted.width, frame.width);
  const height = Math.min(wanted.height, frame.height);
  return {
    left: Math.min(Math.round(crop.x * frame.width), frame.width - width),
    top: Math.min(Math.round(crop.y * frame.height), frame.height - height),
    width,
    height,
  };
}

function scaleSide(length: number, scale: number): number {
  return Math.max(1, Math.round(length * scale));
}
