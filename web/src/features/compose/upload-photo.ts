import { problemStatus, routes, type Problem, type UploadedMedia } from '@spark/contract';
import { apiBase } from '#lib/api/index.ts';

/** Why an upload failed; trying again helps where the reason is not the photo itself. */
export interface UploadFailure {
  sentence: string;
  code: string | null;
  canRetry: boolean;
}

/** How an upload ended. */
export type UploadResult = { isOk: true; media: UploadedMedia } | { isOk: false; failure: UploadFailure };

/** An upload under way. */
export interface Upload {
  result: Promise<UploadResult>;
  cancel(): void;
}

const lostConnection: UploadFailure = {
  sentence: 'The connection was lost. Try again.',
  code: null,
  canRetry: true,
};

/**
 * Sends a photo and tells how far it is, from 0 to 1; sent again under the same key, it is stored once. An
 * XMLHttpRequest, because `fetch` tells nothing on the way up.
 */
export function uploadPhoto(file: File, idempotencyKey: string, onProgress: (share: number) => void): Upload {
  const request = new XMLHttpRequest();
  const result = new Promise<UploadResult>((resolve) => {
    request.upload.onprogress = ({ loaded, total, lengthComputable }) => {
      if (lengthComputable && total > 0) onProgress(loaded / total);
    };
    request.onload = () => resolve(readAnswer(request));
    request.onerror = () => resolve({ isOk: false, failure: lostConnection });
    request.onabort = () => resolve({ isOk: false, failure: lostConnection });
  });
  const body = new FormData();
  body.append('file', file);
  request.open(routes.uploadMedia.method, apiBase + routes.uploadMedia.path);
  request.setRequestHeader('idempotency-key', idempotencyKey);
  request.send(body);
  return { result, cancel: () => request.abort() };
}

function readAnswer(request: XMLHttpRequest): UploadResult {
  try {
    const answer: unknown = JSON.parse(request.responseText);
    // The parse boundary: the server proves both shapes against the contract.
    if (request.status < 300) return { isOk: true, media: answer as UploadedMedia };
    const { detail, code } = answer as Problem;
    return { isOk: false, failure: { sentence: detail, code, canRetry: !unfit.has(request.status) } };
  } catch {
    return { isOk: false, failure: lostConnection };
  }
}

// These say that the photo itself will not do, however often it is sent.
const unfit = new Set<number>([problemStatus.too_large, problemStatus.unsupported_media]);
