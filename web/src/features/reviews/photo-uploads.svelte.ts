import { limits, type Picture, type ReviewPhoto } from '@spark/contract';
import type { UploadPause } from '#features/compose/draft/draft-parts.ts';
import { refuseFile } from '#features/compose/photos/check-file.ts';
import { pauseOf } from '#features/compose/photos/pause-of.ts';
import { tellPauseMs } from '#features/compose/photos/uploads.ts';
import { codeOf, isApiProblem, newIdempotencyKey, sentenceOf, upload } from '#lib/api/index.ts';

/** A photo of a review being written. */
export interface FormPhoto {
  /** Its own for as long as the form lives. */
  key: string;
  /** Once it has arrived. */
  mediaId: string | null;
  picture: Picture;
  alt: string;
  /** How much of it was sent, from 0 to 1. */
  share: number;
  failure: string | null;
  canRetry: boolean;
  /** While the server asks for one: it is sent by itself afterwards. */
  pause: UploadPause | null;
}

/** What of a photo was chosen on this device. */
interface Chosen {
  file: File;
  idempotencyKey: string;
  giveUp: AbortController;
  pauseTimer?: ReturnType<typeof setTimeout>;
}

/** The photos of a review being written: sent as they are chosen, and each again by itself where that failed. */
export interface FormPhotos {
  readonly photos: readonly FormPhoto[];
  readonly isSending: boolean;
  add(files: readonly File[]): void;
  retry(key: string): void;
  remove(key: string): void;
  describe(key: string, alt: string): void;
  /** Lets go of what is still under way. */
  stop(): void;
}

/** Begins with the photos the review has. */
export function createFormPhotos(first: readonly ReviewPhoto[]): FormPhotos {
  let photos = $state<FormPhoto[]>(
    first.map(({ id, alt, state, ...picture }) => ({
      key: id,
      mediaId: id,
      picture,
      alt,
      share: 1,
      failure:
        state === 'failed' ? 'This photo could not be made ready. Take it out, or choose it again.' : null,
      canRetry: false,
      pause: null,
    })),
  );
  const files = new Map<string, Chosen>();
  const find = (key: string) => photos.find((photo) => photo.key === key);

  function add(chosen: readonly File[]): void {
    for (const file of chosen.slice(0, limits.photosPerReview - photos.length)) {
      const key = newIdempotencyKey();
      const url = URL.createObjectURL(file);
      const picture = { url, width: 1, height: 1, thumbhash: null, color: null, variants: [] };
      const failure = refuseFile(file);
      photos.push({ key, mediaId: null, picture, alt: '', share: 0, failure, canRetry: false, pause: null });
      if (failure !== null) continue;
      files.set(key, { file, idempotencyKey: key, giveUp: new AbortController() });
      void send(key);
    }
  }

  async function send(key: string): Promise<void> {
    const sent = files.get(key);
    if (sent === undefined) return;
    change(key, { share: 0, failure: null, pause: null });
    try {
      const media = await upload(sent.file, {
        purpose: 'review',
        idempotencyKey: sent.idempotencyKey,
        onProgress: (share) => change(key, { share }),
        signal: sent.giveUp.signal,
      });
      change(key, { mediaId: media.id, share: 1 });
    } catch (caught) {
      if (caught instanceof DOMException && caught.name === 'AbortError') return;
      const pause = isApiProblem(caught) ? pauseOf(caught) : null;
      if (pause !== null) return wait(key, { ...pause, until: Date.now() + pause.afterMs });
      // What the server looked at and refused stays refused; a lost connection comes back.
      change(key, { failure: sentenceOf(caught), canRetry: codeOf(caught) === null });
    }
  }

  /** Tells how long it still takes, and sends the photo then. */
  function wait(key: string, { reason, until }: { reason: UploadPause['reason']; until: number }): void {
    const waiting = files.get(key);
    if (waiting === undefined || waiting.giveUp.signal.aborted) return;
    const leftMs = until - Date.now();
    if (leftMs <= 0) return void send(key);
    change(key, { share: 0, pause: { reason, leftMs } });
    waiting.pauseTimer = setTimeout(() => wait(key, { reason, until }), Math.min(leftMs, tellPauseMs));
  }

  function change(key: string, facts: Partial<FormPhoto>): void {
    const photo = find(key);
    if (photo !== undefined) Object.assign(photo, facts);
  }

  function remove(key: string): void {
    const chosen = files.get(key);
    if (chosen !== undefined) letGo(chosen);
    files.delete(key);
    const gone = find(key);
    if (gone?.picture.url.startsWith('blob:')) URL.revokeObjectURL(gone.picture.url);
    photos = photos.filter((photo) => photo.key !== key);
  }

  return {
    get photos() {
      return photos;
    },
    get isSending() {
      return photos.some(({ mediaId, failure }) => mediaId === null && failure === null);
    },
    add,
    retry: (key) => void send(key),
    remove,
    describe: (key, alt) => change(key, { alt }),
    stop: () => {
      for (const chosen of files.values()) letGo(chosen);
    },
  };
}

function letGo({ giveUp, pauseTimer }: Chosen): void {
  giveUp.abort();
  clearTimeout(pauseTimer);
}
