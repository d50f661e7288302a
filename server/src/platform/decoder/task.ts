import type { PhotoEdit } from '@spark/contract';

/** Which renditions are wanted: the small ones that show a photo at once, all of them, or what a JPEG of ours lacks. */
export type Ladder = 'first' | 'whole' | 'quick';

/** A picture to be read, and where what is made of it goes. */
export interface PictureTask {
  /** The picture as it was handed in. */
  file: string;
  /** The only folder that is written to. */
  folder: string;
  edit: PhotoEdit | null;
  ladder: Ladder;
}

/** A picture at one width, upright, in sRGB and without metadata. */
export interface Rendition {
  /** Where it lies. */
  file: string;
  width: number;
  format: 'avif' | 'webp' | 'jpeg';
  bytes: number;
}

/** What was found in a picture and made of it. */
export interface RenderedPicture {
  /** Of the whole picture, upright and edited. */
  width: number;
  height: number;
  /** Base64. */
  thumbhash: string;
  /** Average colour as `#rrggbb`. */
  color: string;
  renditions: Rendition[];
}

/** Why a file is not taken for a picture. */
export type RefusalReason =
  | 'unknown_format'
  | 'heic'
  | 'damaged'
  | 'too_many_pixels'
  | 'too_long'
  | 'too_costly';

/** The file is at fault; another try with it ends the same way. */
export class PictureRefusal extends Error {
  override name = 'PictureRefusal';
  readonly reason: RefusalReason;

  constructor(reason: RefusalReason, cause?: unknown) {
    super(`The picture was refused: ${reason}.`, { cause });
    this.reason = reason;
  }
}
