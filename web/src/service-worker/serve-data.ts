import {
  boxes,
  find,
  keptAnswers,
  keptPhotos,
  largestPhotoBytes,
  put,
  timesForgotten,
  trim,
} from './boxes.ts';
import type { Tools } from './serve-asset.ts';

/** Photos are counted after so many were added. */
const trimEvery = 20;
let added = 0;

/** Answers with a photo: the kept one, for what is at its address never changes. */
export async function servePhoto({ caches, fetch }: Tools, request: Request): Promise<Response> {
  const kept = await find(caches, boxes.photos, request.url);
  if (kept?.ok) return kept;
  const response = await fetch(request);
  const bytes = Number(response.headers.get('content-length') ?? Number.NaN);
  const mayKeep =
    response.status === 200 && bytes > 0 && bytes <= largestPhotoBytes && !isForbidden(response);
  if (mayKeep) {
    await put(caches, boxes.photos, request.url, response.clone());
    if (++added % trimEvery === 0) await trim(caches, boxes.photos, keptPhotos).catch(() => undefined);
  }
  return response;
}

/** Answers what a page reads: as it is now, or as it was read last where the network is away. */
export async function serveAnswer({ caches, fetch }: Tools, request: Request): Promise<Response> {
  const since = timesForgotten();
  try {
    const response = await fetch(request);
    if (since !== timesForgotten()) return response;
    if (response.status === 200 && !isForbidden(response)) {
      await put(caches, boxes.answers, request.url, withoutTime(response.clone()));
      await trim(caches, boxes.answers, keptAnswers).catch(() => undefined);
    } else if (response.status === 404 || response.status === 401) {
      // What is gone shall not come back without a network.
      await caches.open(boxes.answers).then(
        (box) => box.delete(request.url),
        () => undefined,
      );
    }
    return response;
  } catch (caught) {
    const kept = await find(caches, boxes.answers, request.url);
    if (kept === null) throw caught;
    return kept;
  }
}

/** The answer without the hour: pages learn from it how late it is now. */
function withoutTime({ body, status, headers }: Response): Response {
  const kept = new Headers(headers);
  kept.delete('date');
  return new Response(body, { status, headers: kept });
}

function isForbidden(response: Response): boolean {
  return /\bno-store\b/.test(response.headers.get('cache-control') ?? '');
}
