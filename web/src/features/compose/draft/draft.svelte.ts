import { limits, type PhotoEdit, type ProductCard } from '@spark/contract';
import { showToast } from '#ui/toast.svelte.ts';
import { moveItem } from '#lib/move-item.ts';
import { refuseFile } from '../photos/check-file.ts';
import { asTaken, composeEdits, followEdit, isSameEdit, revertEdit } from '../photos/photo-edit.ts';
import { photoServer } from '../photos/photo-server.ts';
import { freePlace, type Place } from '../photos/place-tag.ts';
import { renderPhoto } from '../photos/render-photo.ts';
import { createUploads } from '../photos/uploads.ts';
import {
  newPicture,
  picturesOf,
  type DraftOption,
  type DraftParts,
  type DraftPhoto,
  type DraftPicture,
} from './draft-parts.ts';
import { keepParts, type KeptParts } from './kept-draft.ts';

/** A post being written: its parts, and what can be done to them beyond typing. */
export interface Draft {
  readonly parts: DraftParts;
  /** Pictures that are not at the server yet, turned and cut as wished. */
  readonly pending: readonly DraftPicture[];
  readonly tagCount: number;
  /** Takes photos as far as there is room; says how many did not fit. */
  addPhotos(files: readonly File[]): number;
  movePhoto(from: number, to: number): void;
  removePhoto(photo: DraftPhoto): void;
  restorePhoto(photo: DraftPhoto, at: number): void;
  /** Turns and cuts a picture as it is shown now; `null` gives back the photo as it was taken. */
  editPhoto(photo: DraftPhoto, edit: PhotoEdit | null): Promise<void>;
  addTag(photo: DraftPhoto, product: ProductCard, place: Place | null): void;
  setOptionPhoto(option: DraftOption, file: File | null): void;
  retry(picture: DraftPicture): void;
  /** Begins to send what waits; to be called once the page is alive, and when the connection is back. */
  send(): void;
  keep(): { parts: KeptParts; files: Map<string, File> };
  stop(): void;
}

/** Makes the state of a draft from its parts. Pictures are sent as soon as they are chosen. */
export function createDraft(begun: DraftParts): Draft {
  const parts = $state(begun);
  const pictures = () => picturesOf(parts);
  const uploads = createUploads({ server: photoServer, pictures, onEditRefused: undoEdit });

  function take(file: File): DraftPicture {
    const sentence = refuseFile(file);
    return newPicture(file, sentence === null ? null : { sentence, canRetry: false });
  }

  function undoEdit(picture: DraftPicture, sentence: string): void {
    const back = picture.media?.edit ?? asTaken;
    const photo = parts.photos.find(({ key }) => key === picture.key);
    for (const tag of photo?.tags ?? []) {
      Object.assign(tag, followEdit(revertEdit(tag, picture.edit), back));
    }
    picture.edit = back;
    picture.previewUrl = null;
    showToast(sentence);
  }

  async function showEdited(picture: DraftPicture, step: PhotoEdit | null): Promise<void> {
    const before = picture.previewUrl;
    picture.previewUrl = await renderEdited(picture, step);
    if (before !== null && before !== picture.previewUrl) URL.revokeObjectURL(before);
  }

  return {
    parts,
    get pending() {
      return pictures().filter(
        ({ stage, edit, media }) =>
          stage !== 'failed' && (media === null || !isSameEdit(edit, media.edit ?? asTaken)),
      );
    },
    get tagCount() {
      return parts.photos.reduce((sum, { tags }) => sum + tags.length, 0);
    },
    addPhotos(files) {
      const taken = files.slice(0, Math.max(0, limits.photosPerPost - parts.photos.length));
      for (const file of taken) parts.photos.push({ ...take(file), alt: '', tags: [] });
      uploads.pump();
      return files.length - taken.length;
    },
    movePhoto(from, to) {
      parts.photos = moveItem(parts.photos, from, to);
    },
    removePhoto(photo) {
      parts.photos = parts.photos.filter(({ key }) => key !== photo.key);
      uploads.drop(photo.key);
    },
    restorePhoto(photo, at) {
      parts.photos.splice(at, 0, { ...photo, ...anew(photo) });
      uploads.pump();
    },
    async editPhoto(photo, step) {
      for (const tag of photo.tags) {
        Object.assign(tag, step === null ? revertEdit(tag, photo.edit) : followEdit(tag, step));
      }
      photo.edit = step === null ? asTaken : composeEdits(photo.edit, step);
      await showEdited(photo, step);
      uploads.pump();
    },
    addTag(photo, product, place) {
      photo.tags.push({ product, ...(place ?? freePlace(photo.tags)) });
    },
    setOptionPhoto(option, file) {
      const before = option.picture;
      option.picture = file === null ? null : take(file);
      if (before !== null) uploads.drop(before.key);
      uploads.pump();
    },
    retry: ({ key }) => uploads.retry(key),
    send() {
      for (const picture of pictures()) {
        const isEdited = !isSameEdit(picture.edit, asTaken);
        if (isEdited && picture.file !== null) void showEdited(picture, picture.edit);
      }
      uploads.resume();
      uploads.pump();
    },
    keep() {
      const files = pictures().flatMap(({ key, file, media }) =>
        file === null || media !== null ? [] : [[key, file] as const],
      );
      return { parts: $state.snapshot(keepParts(parts)), files: new Map(files) };
    },
    stop() {
      uploads.stop();
      for (const { previewUrl } of pictures()) if (previewUrl !== null) URL.revokeObjectURL(previewUrl);
    },
  };
}

/** One that comes back takes its turn again: nothing has waited for it meanwhile. */
function anew({ stage }: DraftPicture): Partial<DraftPicture> {
  const wasOnItsWay = stage === 'sending' || stage === 'waiting' || stage === 'paused';
  return wasOnItsWay ? { stage: 'queued', pause: null } : {};
}

/** From the photo itself where this device has it, and otherwise from what is shown of it. */
async function renderEdited(picture: DraftPicture, step: PhotoEdit | null): Promise<string | null> {
  const { file, edit, media, previewUrl } = picture;
  if (file === null) {
    const shown = previewUrl ?? media?.url;
    return step === null || shown === undefined ? null : ((await renderPhoto(shown, step))?.url ?? null);
  }
  const whole = URL.createObjectURL(file);
  if (step === null) return whole;
  const drawn = await renderPhoto(whole, edit);
  URL.revokeObjectURL(whole);
  return drawn?.url ?? null;
}
