import { uploadsPath, type PhotoEdit, type UploadedMedia } from '@spark/contract';
import { DetailedError, Upload } from 'tus-js-client';
import {
  apiBase,
  call,
  codeOf,
  createApiProblem,
  isApiProblem,
  readProblem,
  routes,
  sentenceOf,
  type ApiProblem,
} from '#lib/api/index.ts';
import { pageLocale } from '#page-language';
import type { PauseReason } from '../draft/draft-parts.ts';
import { isHeic } from './check-file.ts';
import { pauseOf } from './pause-of.ts';
import { convertToJpeg } from './render-photo.ts';

/** Waits between attempts to go on with an upload that stopped, before the page says so. */
export const uploadRetryDelaysMs = [0, 1_000, 3_000];

/** How a call about a photo ended. */
export type PhotoAnswer =
  | { kind: 'arrived'; media: UploadedMedia }
  | { kind: 'unreachable' }
  /** The server is there, and asks to come again. */
  | { kind: 'later'; reason: PauseReason; afterMs: number }
  | { kind: 'refused'; code: string | null; sentence: string; canRetry: boolean };

/** An upload under way. */
export interface Sending {
  result: Promise<PhotoAnswer>;
  /** Lets go of it; it can be taken up again where it was. */
  stop(): void;
}

/** What the page asks of the server about photos. */
export interface PhotoServer {
  send(file: File, uploadUrl: string | null, hear: SendingListener): Sending;
  read(id: string): Promise<PhotoAnswer>;
  edit(id: string, edit: PhotoEdit): Promise<PhotoAnswer>;
}

/** Hears how far an upload is. */
export interface SendingListener {
  onUrl: (url: string) => void;
  /** From 0 to 1. */
  onProgress: (share: number) => void;
}

/** The server itself: uploads that go on where they stopped (tus), and the calls of the contract. */
export const photoServer: PhotoServer = {
  send(file, uploadUrl, hear) {
    let upload: Upload | undefined;
    let isStopped = false;
    async function start(settle: (answer: PhotoAnswer | Promise<PhotoAnswer>) => void): Promise<void> {
      const { sent, isFresh } = await readyToSend(file);
      if (isStopped) return;
      upload = new Upload(sent, {
        endpoint: new URL(apiBase + uploadsPath, location.href).href,
        uploadUrl: isFresh ? null : uploadUrl,
        headers: { 'accept-language': pageLocale() },
        metadata: { filename: sent.name, filetype: sent.type },
        retryDelays: uploadRetryDelaysMs,
        // The draft remembers where an upload is; a second memory would only disagree with it.
        storeFingerprintForResuming: false,
        onShouldRetry: (error) => isPassing(error) && navigator.onLine,
        onUploadUrlAvailable: () => {
          if (upload?.url) hear.onUrl(upload.url);
        },
        onProgress: (bytes, total) => hear.onProgress(total > 0 ? bytes / total : 0),
        onSuccess: () => settle(photoServer.read(upload?.url?.split('/').at(-1) ?? '')),
        onError: (error) => settle(answerOf(error)),
      });
      upload.start();
    }
    return {
      result: new Promise((resolve, reject) => void start(resolve).catch(reject)),
      stop() {
        isStopped = true;
        void upload?.abort();
      },
    };
  },
  read: (id) => answer(() => call(fetch, routes.getMedia, { params: { id } })),
  edit: (id, edit) => answer(() => call(fetch, routes.editMedia, { params: { id }, body: edit })),
};

const converted = new WeakMap<File, File>();

/** The file as it is sent: what few can read as a JPEG, where this browser is one of the few. */
async function readyToSend(file: File): Promise<{ sent: File; isFresh: boolean }> {
  const before = converted.get(file);
  if (before !== undefined || !isHeic(file)) return { sent: before ?? file, isFresh: false };
  const jpeg = await convertToJpeg(file);
  if (jpeg === null) return { sent: file, isFresh: false };
  converted.set(file, jpeg);
  // What was sent of another file before is no beginning of this one.
  return { sent: jpeg, isFresh: true };
}

async function answer(ask: () => Promise<UploadedMedia>): Promise<PhotoAnswer> {
  try {
    return { kind: 'arrived', media: await ask() };
  } catch (caught) {
    return refusalOf(caught);
  }
}

function refusalOf(caught: unknown, busy: readonly number[] = []): PhotoAnswer {
  if (!isApiProblem(caught)) return { kind: 'unreachable' };
  const pause = pauseOf(caught, busy);
  if (pause !== null) return { kind: 'later', ...pause };
  const { status } = caught.problem;
  // Below 500 it is the photo itself that will not do, however often it is sent; or the upload was forgotten.
  const canRetry = status >= 500 || status === 404;
  return { kind: 'refused', code: codeOf(caught), sentence: refusalWords(caught), canRetry };
}

/** What stands between us and the server refuses what is too large without a word of ours. */
function refusalWords(caught: ApiProblem): string {
  const isOurs = codeOf(caught) !== 'unavailable';
  if (caught.problem.status !== 413 || isOurs) return sentenceOf(caught);
  return 'This photo is too large to be sent. Choose a smaller version of it.';
}

// Another connection is still busy with this very upload.
const busyUpload = [409, 423];

async function answerOf(error: Error): Promise<PhotoAnswer> {
  const response = error instanceof DetailedError ? error.originalResponse : null;
  if (response === null || response.getStatus() === 0) return { kind: 'unreachable' };
  const status = Math.max(response.getStatus(), 400);
  const problem = await readProblem(new Response(response.getBody(), { status }));
  const retryAfter = response.getHeader('retry-after') ?? null;
  return refusalOf(createApiProblem(problem, retryAfter), busyUpload);
}

// No answer at all, a server that is busy with this very upload, or one that is in trouble.
function isPassing(error: DetailedError): boolean {
  const status = error.originalResponse?.getStatus() ?? 0;
  // Whoever says when to come again is not asked before.
  if (error.originalResponse?.getHeader('retry-after')) return false;
  return status === 0 || status === 409 || status === 423 || (status >= 500 && status !== 507);
}
