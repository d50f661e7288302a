import type { BackdropName } from '../art/backdrops/index.ts';

/** Proportions of a photo, width to height. */
export type SceneShape = '4:5' | '8:9' | '1:1' | '5:4' | '4:3';

/**
 * A picture to draw: a place, its colours, and what is where. The rows name a surface of the place and list what is on
 * it, from left to right: an emoji or a product's external id, then perhaps `*1.2` (bigger), `~` (mirrored), `^-8`
 * (turned), `@.5,.3` (its middle at exactly this point); `_` leaves a gap.
 */
export interface SceneSpec {
  readonly place: BackdropName;
  readonly palette: string;
  readonly shape: SceneShape;
  readonly rows: Readonly<Record<string, string>>;
  readonly seed: string;
}

/** Width and height in pixels of each shape. */
export const scenePixels: Readonly<Record<SceneShape, readonly [number, number]>> = {
  '4:5': [960, 1200],
  '8:9': [960, 1080],
  '1:1': [960, 960],
  '5:4': [960, 768],
  '4:3': [960, 720],
};
