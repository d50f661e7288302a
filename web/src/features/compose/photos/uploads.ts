import type { UploadedMedia } from '@spark/contract';
import type { DraftPicture, PauseReason, UploadFailure, UploadStage } from '../draft/draft-parts.ts';
import { unreadable } from '../draft/draft-parts.ts';
import { asTaken, isSameEdit } from './photo-edit.ts';
import type { PhotoAnswer, PhotoServer } from './photo-server.ts';

/** So many photos are sent at once. */
export const parallelUploads = 2;
/** While the connection is gone, it is tried again at this pace, and at once when the browser says it is back. */
export const resumePauseMs = 5_000;
/** How often somebody is told how long a pause still lasts that the server asked for. */
export const tellPauseMs = 1_000;
/** How often the server is asked whether a photo that has arrived is ready. */
export const settlePauseMs = 1_500;

/** Sends the pictures of a draft, each on its own: what befalls one never stops another. */
export interface Uploads {
  /** Begins whatever waits its turn. */
  pump(): void;
  /** Sends a picture again that failed. */
  retry(key: string): void;
  /** Goes on at once with whatever waits for the connection. */
  resume(): void;
  /** Lets go of a picture that was removed. */
  drop(key: string): void;
  stop(): void;
}

/** What the uploads work with. */
export interface UploadTools {
  server: PhotoServer;
  /** The pictures as the page shows them; what happens to one is written into it. */
  pictures: () => readonly DraftPicture[];
  /** The server did not take a turn or a cut. */
  onEditRefused: (picture: DraftPicture, sentence: string) => void;
}

/** Makes the uploads of a draft. */
export function createUploads({ server, pictures, onEditRefused }: UploadTools): Uploads {
  const running = new Map<string, { stop: () => void }>();
  const settling = new Set<string>();
  const timers = new Set<ReturnType<typeof setTimeout>>();
  let resumeTimer: ReturnType<typeof setTimeout> | undefined;
  let pauseTimer: ReturnType<typeof setTimeout> | undefined;
  let pause: { reason: PauseReason; until: number } | null = null;
  let isStopped = false;

  const find = (key: string) => pictures().find((picture) => picture.key === key);

  function pump(): void {
    if (isStopped) return;
    if (pause !== null) {
      tellPause();
      return;
    }
    for (const picture of pictures()) {
      if (running.size >= parallelUploads) return;
      if (picture.stage === 'queued' && !running.has(picture.key)) void send(picture);
    }
  }

  async function send(picture: DraftPicture): Promise<void> {
    const { key, file } = picture;
    if (file === null) return;
    picture.stage = 'sending';
    picture.failure = null;
    const sending = server.send(file, picture.uploadUrl, {
      onUrl: (url) => (picture.uploadUrl = url),
      onProgress: (share) => (picture.progress = share),
    });
    running.set(key, sending);
    const result = await sending.result;
    // Removed or begun anew meanwhile: this answer is nobody's any more.
    if (running.get(key) !== sending) return;
    running.delete(key);
    if (isStopped) return;
    if (result.kind === 'arrived') arrive(picture, result.media);
    else if (result.kind === 'unreachable') wait(picture);
    else if (result.kind === 'later') pauseAll(picture, result);
    else refuse(picture, result);
    pump();
  }

  function arrive(picture: DraftPicture, media: UploadedMedia): void {
    picture.media = media;
    picture.progress = 1;
    picture.uploadUrl = null;
    if (media.state === 'failed') {
      fail(picture, { sentence: media.failure ?? unreadable(), canRetry: false });
      return;
    }
    picture.stage = 'arrived';
    void settle(picture.key);
  }

  function wait(picture: DraftPicture): void {
    picture.stage = 'waiting';
    clearTimeout(resumeTimer);
    resumeTimer = setTimeout(resume, resumePauseMs);
  }

  /** What the server does not take of one picture just now, it takes of none. */
  function pauseAll(
    picture: DraftPicture,
    { reason, afterMs }: Extract<PhotoAnswer, { kind: 'later' }>,
  ): void {
    picture.stage = 'queued';
    pause = { reason, until: Math.max(pause?.until ?? 0, Date.now() + afterMs) };
  }

  function tellPause(): void {
    clearTimeout(pauseTimer);
    if (isStopped || pause === null) return;
    const leftMs = pause.until - Date.now();
    const { reason } = pause;
    if (leftMs <= 0) pause = null;
    for (const picture of pictures()) {
      if (picture.stage !== 'queued' && picture.stage !== 'paused') continue;
      const isOver = leftMs <= 0;
      Object.assign(
        picture,
        isOver ? { stage: 'queued', pause: null } : { stage: 'paused', pause: { reason, leftMs } },
      );
    }
    if (pause === null) pump();
    else pauseTimer = setTimeout(tellPause, Math.min(leftMs, tellPauseMs));
  }

  function refuse(
    picture: DraftPicture,
    { code, sentence, canRetry }: Extract<PhotoAnswer, { kind: 'refused' }>,
  ): void {
    const held = holding.get(code);
    if (held === undefined) return fail(picture, { sentence, canRetry });
    picture.stage = held;
    for (const other of pictures()) if (other.stage === 'queued') other.stage = held;
  }

  function fail(picture: DraftPicture, failure: UploadFailure): void {
    picture.stage = 'failed';
    picture.failure = failure;
  }

  function resume(): void {
    if (isStopped) return;
    for (const picture of pictures()) if (picture.stage === 'waiting') picture.stage = 'queued';
    pump();
  }

  /** Brings a photo that has arrived to its end: turned and cut as wished, and ready. */
  async function settle(key: string): Promise<void> {
    if (settling.has(key)) return;
    settling.add(key);
    while (!isStopped) {
      const picture = find(key);
      if (!picture?.media || picture.stage !== 'arrived') break;
      const isAsWished = isSameEdit(picture.edit, picture.media.edit ?? asTaken);
      if (isAsWished && picture.media.state === 'ready') break;
      if (!isAsWished) await sendEdit(picture, picture.media);
      else await readAgain(picture, picture.media);
    }
    settling.delete(key);
  }

  async function sendEdit(picture: DraftPicture, media: UploadedMedia): Promise<void> {
    const answer = await server.edit(media.id, picture.edit);
    if (answer.kind === 'arrived') picture.media = answer.media;
    else if (answer.kind === 'unreachable') await sleep(resumePauseMs);
    else if (answer.kind === 'later') await sleep(answer.afterMs);
    else onEditRefused(picture, answer.sentence);
  }

  async function readAgain(picture: DraftPicture, media: UploadedMedia): Promise<void> {
    await sleep(settlePauseMs);
    const answer = await server.read(media.id);
    if (answer.kind === 'unreachable') return;
    if (answer.kind === 'later') await sleep(answer.afterMs);
    else if (answer.kind === 'refused') fail(picture, { sentence: answer.sentence, canRetry: false });
    else if (answer.media.state === 'failed') arrive(picture, answer.media);
    else picture.media = answer.media;
  }

  function sleep(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        timers.delete(timer);
        resolve();
      }, ms);
      timers.add(timer);
    });
  }

  return {
    pump() {
      pump();
      for (const { key, stage } of pictures()) if (stage === 'arrived') void settle(key);
    },
    retry(key) {
      const picture = find(key);
      if (picture === undefined || picture.file === null) return;
      Object.assign(picture, { stage: 'queued', failure: null, progress: 0, uploadUrl: null });
      pump();
    },
    resume,
    drop(key) {
      running.get(key)?.stop();
      running.delete(key);
      pump();
    },
    stop() {
      isStopped = true;
      clearTimeout(resumeTimer);
      clearTimeout(pauseTimer);
      for (const timer of timers) clearTimeout(timer);
      for (const { stop } of running.values()) stop();
      running.clear();
    },
  };
}

// What keeps all photos back until it is mended, and then none.
const holding = new Map<string | null, UploadStage>([
  ['unauthenticated', 'signed-out'],
  ['membership_required', 'held'],
]);
