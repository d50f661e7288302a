import {
  limits,
  type Language,
  type PhotoEdit,
  type PostKind,
  type ProductCard,
  type UploadedMedia,
} from '@spark/contract';
import { newId } from '../new-id.ts';
import type { ClosingChoice } from '../kinds/poll-closing.ts';
import { asTaken } from '../photos/photo-edit.ts';
import type { Place } from '../photos/place-tag.ts';

/** A product placed on a photo. */
export interface DraftTag extends Place {
  product: ProductCard;
}

/**
 * Where a picture is on its way: `waiting` for the connection, `paused` for as long as the server asked, `held` until its owner
 * may send it, `signed-out` until they sign in again, `arrived` at the server.
 */
export type UploadStage =
  | 'queued'
  | 'sending'
  | 'waiting'
  | 'paused'
  | 'held'
  | 'signed-out'
  | 'arrived'
  | 'failed';

/** Why the server takes nothing just now: it was asked for too much at once, or is in trouble itself. */
export type PauseReason = 'limit' | 'trouble';

/** A pause the server asked for. */
export interface UploadPause {
  reason: PauseReason;
  /** How long it still lasts. */
  leftMs: number;
}

/** Why a picture did not arrive; trying again helps where the reason is not the picture itself. */
export interface UploadFailure {
  sentence: string;
  canRetry: boolean;
}

/** A picture of the draft, chosen on this device or already on the server. */
export interface DraftPicture {
  key: string;
  /** Absent where it was chosen on another device: the server has it. */
  file: File | null;
  /** How long the file was that this device kept, known also once that is lost. */
  fileBytes?: number;
  media: UploadedMedia | null;
  /** Where an upload that was interrupted goes on. */
  uploadUrl: string | null;
  stage: UploadStage;
  progress: number;
  failure: UploadFailure | null;
  /** While the picture is `paused`. */
  pause: UploadPause | null;
  /** How it shall be turned and cut; the server is told once the picture is there. */
  edit: PhotoEdit;
  /** What is shown of a file of this device. */
  previewUrl: string | null;
}

/** A photo of the draft. */
export interface DraftPhoto extends DraftPicture {
  alt: string;
  tags: DraftTag[];
}

/** A choice of the draft's poll. */
export interface DraftOption {
  key: string;
  text: string;
  product: ProductCard | null;
  picture: DraftPicture | null;
}

/** All that a draft is made of, whichever kind it has now: switching the kind forgets nothing. */
export interface DraftParts {
  kind: PostKind;
  text: string;
  interests: string[];
  photos: DraftPhoto[];
  products: ProductCard[];
  url: string;
  question: string;
  options: DraftOption[];
  closing: ClosingChoice;
  /** The moment entered for the closing choice `own`. */
  ownClosing: string | null;
  reviewId: string | null;
  /** The language its author chose; `null` leaves it to the words. */
  language: Language | null;
}

/** A draft with nothing in it. */
export function emptyParts(kind: PostKind = 'photo'): DraftParts {
  return {
    kind,
    text: '',
    interests: [],
    photos: [],
    products: [],
    url: '',
    question: '',
    options: Array.from({ length: limits.minPollOptions }, () => newOption()),
    closing: 'three-days',
    ownClosing: null,
    reviewId: null,
    language: null,
  };
}

/** A choice with nothing in it. */
export function newOption(text = ''): DraftOption {
  return { key: newId(), text, product: null, picture: null };
}

/** A picture as it is before anything has happened to it. */
export function newPicture(file: File, failure: UploadFailure | null): DraftPicture {
  return {
    key: newId(),
    file,
    media: null,
    uploadUrl: null,
    stage: failure === null ? 'queued' : 'failed',
    progress: 0,
    failure,
    pause: null,
    edit: asTaken,
    previewUrl: URL.createObjectURL(file),
  };
}

/** A picture that is on the server already. */
export function arrivedPicture(media: UploadedMedia, key = media.id): DraftPicture {
  const hasFailed = media.state === 'failed';
  return {
    key,
    file: null,
    media,
    uploadUrl: null,
    stage: hasFailed ? 'failed' : 'arrived',
    progress: 1,
    failure: hasFailed ? { sentence: media.failure ?? unreadable(), canRetry: false } : null,
    pause: null,
    edit: media.edit ?? asTaken,
    previewUrl: null,
  };
}

/** What is said of a picture the server could not read, where it gives no better reason. */
export function unreadable() {
  return 'This photo could not be read. Choose another one.';
}

/** The pictures that are sent: the photos, and those of the poll's choices. */
export function picturesOf({ photos, options }: Pick<DraftParts, 'photos' | 'options'>): DraftPicture[] {
  return [...photos, ...options.flatMap(({ picture }) => (picture === null ? [] : [picture]))];
}

/** Whether nothing has been entered that would be worth keeping. */
export function isBlank(parts: BlankParts): boolean {
  const { text, photos, products, url, question, options, reviewId } = parts;
  return (
    [text, url, question].every((words) => words.trim() === '') &&
    photos.length === 0 &&
    products.length === 0 &&
    reviewId === null &&
    options.every((option) => option.text.trim() === '' && option.product === null && option.picture === null)
  );
}

interface BlankParts extends Pick<DraftParts, 'text' | 'products' | 'url' | 'question' | 'reviewId'> {
  photos: readonly unknown[];
  options: readonly { text: string; product: unknown; picture: unknown }[];
}
