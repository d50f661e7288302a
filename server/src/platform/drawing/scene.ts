/** A place on a drawing, in pixels from the top left. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** A picture of our own making, cut to fill its box. Where it cannot be read its box stays empty. */
export interface PictureLayer {
  kind: 'picture';
  file: string;
  box: Box;
  /** `contain` shows all of it, on white. */
  fit: 'cover' | 'contain';
  /** Of its corners; half the side makes a circle. */
  radius: number;
}

/** Lines, grounds and marks: the inside of an SVG document the size of the scene. Nothing of it comes from people. */
export interface ShapeLayer {
  kind: 'shapes';
  svg: string;
}

/** Words of one look. What no font of ours can write is left out; what does not fit ends in "…". */
export interface Words {
  text: string;
  family: 'display' | 'text';
  weight: 400 | 500 | 600 | 700;
  /** Height of the letters as fonts count it, in pixels. */
  size: number;
  /** `#rrggbb`. */
  color: string;
  maxHeight: number;
  /** White space above, unless they come first. */
  gap: number;
}

/** Words beneath each other, in a column as wide as its box. */
export interface ColumnLayer {
  kind: 'column';
  box: Box;
  anchor: 'top' | 'middle' | 'bottom';
  /** At which side lines begin, whatever they are written in; else where the first of them does. */
  side?: 'left' | 'right';
  words: Words[];
}

export type Layer = PictureLayer | ShapeLayer | ColumnLayer;

/** What is to be drawn: layers on a ground, the first at the bottom. */
export interface Scene {
  width: number;
  height: number;
  /** `#rrggbb`. */
  ground: string;
  layers: Layer[];
}
