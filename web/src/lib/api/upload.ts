import { routes, type UploadedMedia, type UploadPurpose } from '@spark/contract';
import { pageLocale } from '#page-language';
import { apiBase } from './call.ts';
import { createApiProblem, readProblem } from './problem.ts';

/**
 * Sends a picture whole and tells how far it is, from 0 to 1; sent again under the same key, it is stored once. An
 * XMLHttpRequest, because `fetch` tells nothing on the way up. Rejects as `call` does, and when it is given up.
 */
export function upload(
  file: File,
  { purpose, idempotencyKey, onProgress, signal }: UploadOptions,
): Promise<UploadedMedia> {
  const request = new XMLHttpRequest();
  const answer = new Promise<UploadedMedia>((resolve, reject) => {
    request.upload.addEventListener('progress', ({ loaded, total }) => {
      if (total > 0) onProgress(loaded / total);
    });
    request.addEventListener('load', () => void readAnswer(request).then(resolve, reject));
    request.addEventListener('error', () => reject(new TypeError('The connection was lost.')));
    request.addEventListener('abort', () => reject(new DOMException('Given up.', 'AbortError')));
  });
  const body = new FormData();
  body.append('file', file);
  request.open(routes.uploadMedia.method, `${apiBase}${routes.uploadMedia.path}?for=${purpose}`);
  request.setRequestHeader('idempotency-key', idempotencyKey);
  request.setRequestHeader('accept-language', pageLocale());
  request.send(body);
  signal.addEventListener('abort', () => request.abort());
  return answer;
}

async function readAnswer(request: XMLHttpRequest): Promise<UploadedMedia> {
  const { status, responseText } = request;
  const response = new Response(responseText, { status });
  if (!response.ok) {
    throw createApiProblem(await readProblem(response), request.getResponseHeader('retry-after'));
  }
  // The parse boundary: the server proves its answers against the contract.
  return JSON.parse(responseText) as UploadedMedia;
}

interface UploadOptions {
  purpose: UploadPurpose;
  idempotencyKey: string;
  onProgress: (share: number) => void;
  signal: AbortSignal;
}
