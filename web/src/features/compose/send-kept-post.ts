import { routes, type UploadedMedia } from '@spark/contract';
import { apiBase, call } from '#lib/api/call.ts';
import { pageLocale } from '#page-language';
import { createApiProblem, readProblem } from '#lib/api/problem.ts';
import { deviceDrafts, type DraftStore } from './draft/device-drafts.ts';
import { unreadable } from './draft/draft-parts.ts';
import type { KeptDraft, KeptParts, KeptPicture } from './draft/kept-draft.ts';
import { keptFiles } from './draft/kept-file.ts';
import { asTaken, isSameEdit } from './photos/photo-edit.ts';
import { toNewPost } from './publish-draft.ts';

/** A draft of this device that shall be published; `at` is when its poll counts from. */
export interface KeptPost {
  draftId: string;
  at: number;
}

/**
 * Publishes a draft as it lies on this device, without a page that shows it. Each photo is sent under its own key and noted as
 * soon as it has arrived, and the post under the draft's: broken off anywhere and begun again, everything happens once.
 */
export async function sendKeptPost(
  { draftId, at }: KeptPost,
  fetch: typeof globalThis.fetch,
  store: DraftStore = deviceDrafts,
): Promise<void> {
  const draft = await store.get(draftId);
  if (draft === null) {
    const sentence = 'The draft of this post is not on this device any more.';
    throw refusal(sentence);
  }
  const arrived = await sendPictures(draft, { fetch, store });
  const body = { ...toNewPost(arrived.parts, at), draftId };
  await call(fetch, routes.createPost, { body, idempotencyKey: draftId });
  await store.remove(draftId).catch(() => undefined);
}

interface Tools {
  fetch: typeof globalThis.fetch;
  store: DraftStore;
}

async function sendPictures(draft: KeptDraft, { fetch, store }: Tools): Promise<KeptDraft> {
  let latest = draft;
  for (const picture of usedPictures(draft.parts)) {
    const media = await settle(fetch, picture, picture.media ?? (await sendFile(picture, { fetch, store })));
    latest = { ...latest, isDirty: true, parts: withMedia(latest.parts, picture.key, media) };
    await store.put(latest);
  }
  return latest;
}

async function sendFile(picture: KeptPicture, { fetch, store }: Tools): Promise<UploadedMedia> {
  const { key } = picture;
  const file = (await keptFiles(store, [picture])).get(key);
  if (file === undefined) {
    const sentence = 'A photo of this post is not on this device any more.';
    throw refusal(sentence);
  }
  const body = new FormData();
  body.append('file', file);
  const { method, path } = routes.uploadMedia;
  const headers = { 'idempotency-key': key, 'accept-language': pageLocale() };
  const response = await fetch(apiBase + path, { method, body, headers });
  if (!response.ok) throw createApiProblem(await readProblem(response));
  // The parse boundary: the server proves its answers against the contract.
  return JSON.parse(await response.text()) as UploadedMedia;
}

/** A photo that has arrived, turned and cut as wished; whether it is ready is not awaited. */
async function settle(
  fetch: typeof globalThis.fetch,
  { edit }: KeptPicture,
  media: UploadedMedia,
): Promise<UploadedMedia> {
  if (media.state === 'failed') throw refusal(media.failure ?? unreadable());
  if (isSameEdit(edit, media.edit ?? asTaken)) return media;
  return call(fetch, routes.editMedia, { params: { id: media.id }, body: edit });
}

function usedPictures({ kind, photos, options }: KeptParts): KeptPicture[] {
  if (kind === 'photo' || kind === 'story') return photos;
  return kind === 'poll' ? options.flatMap(({ picture }) => picture ?? []) : [];
}

function withMedia(parts: KeptParts, key: string, media: UploadedMedia): KeptParts {
  const take = <P extends KeptPicture>(picture: P): P =>
    picture.key === key ? { ...picture, media, uploadUrl: null } : picture;
  return {
    ...parts,
    photos: parts.photos.map(take),
    options: parts.options.map((option) => ({
      ...option,
      picture: option.picture === null ? null : take(option.picture),
    })),
  };
}

function refusal(detail: string): Error {
  return createApiProblem({
    type: 'about:blank',
    title: 'Cannot be published',
    status: 422,
    detail,
    code: 'validation_failed',
  });
}
