import {
  sourceLocale,
  type Locale,
  type MediaState,
  type PhotoEdit,
  type Picture,
  type UploadedMedia,
} from '@spark/contract';
import type { StoredVariant } from '../../platform/db/index.ts';
import { sayAgain, speak } from '../../platform/sentences/index.ts';

/** The columns of `media` a picture is shown from. */
export interface PictureRow {
  width: number;
  height: number;
  thumbhash: string;
  color: string;
  variants: StoredVariant[];
}

/** The columns of `media` its owner is shown an upload from. */
export interface UploadRow extends PictureRow {
  id: string;
  state: MediaState;
  failure: string | null;
  edit: PhotoEdit | null;
}

/** Where the server serves the media store. */
export const mediaPath = '/media/';

// Wide enough for a page, small enough for the preview of a link. Ladders begin with the narrowest.
const fallbackWidthPx = 1080;

/** A stored picture as the contract shows it. */
export function pictureView(row: PictureRow): Picture {
  const variants = row.variants.map(({ key, width, format }) => ({ url: mediaPath + key, width, format }));
  const fallback =
    variants.findLast(({ format, width }) => format === 'jpeg' && width <= fallbackWidthPx) ??
    variants.at(-1);
  return {
    url: fallback?.url ?? '',
    width: row.width,
    height: row.height,
    thumbhash: row.thumbhash,
    color: row.color,
    variants,
  };
}

/** An upload as its owner sees it. */
export function uploadedMediaView(row: UploadRow, locale: Locale = sourceLocale): UploadedMedia {
  const { id, state, edit } = row;
  const failure = row.failure === null ? null : speak(locale, sayAgain(row.failure));
  return { id, state, failure, edit, ...pictureView(row) };
}

/** A picture of which only the address is known, as a shop's feed gives it. */
export function remotePictureView(url: string): Picture {
  return { url, width: 1, height: 1, thumbhash: null, color: null, variants: [] };
}
