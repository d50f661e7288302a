import { call, codeOf, routes } from '#lib/api/index.ts';
import { newId } from '../new-id.ts';
import { chooseDraft, isOnlyHere } from './choose-draft.ts';
import { pendingPictures, type DraftStore } from './device-drafts.ts';
import { emptyParts, arrivedPicture, type DraftParts, type DraftPicture } from './draft-parts.ts';
import { fromServer, keepParts, type KeptDraft, type KeptPicture } from './kept-draft.ts';
import { keptFiles } from './kept-file.ts';

/** A draft that is open, with what only this page holds of it. */
export interface OpenedDraft {
  kept: KeptDraft;
  parts: DraftParts;
  /** It had been changed on two devices; the copy of this one is a draft of its own now. */
  isForked: boolean;
  /** Photos that come along from another app. */
  files?: readonly File[];
}

/** A new draft, nothing written yet but what is given. */
export function beginDraft(userId: string, now: number, parts = emptyParts()): OpenedDraft {
  const kept = {
    id: newId(now),
    userId,
    revision: null,
    isDirty: false,
    updatedAt: now,
    parts: keepParts(parts),
  };
  return { kept, parts, isForked: false };
}

/** Opens a draft from this device or the server, whichever is newer; `null` where neither has it. */
export async function openDraft(
  { store, fetch, now }: { store: DraftStore; fetch: typeof globalThis.fetch; now: number },
  userId: string,
  id: string,
): Promise<OpenedDraft | null> {
  const [device, server] = await Promise.all([readDevice(store, userId, id), readServer(fetch, userId, id)]);
  const isGone = server === 'gone';
  if (isGone && device !== null && !isOnlyHere(device)) {
    await store.remove(id).catch(() => undefined);
    return null;
  }
  const ours = device !== null && isGone ? { ...device, revision: null } : device;
  const chosen = chooseDraft(ours, isGone ? null : server);
  if (chosen === null) return null;
  if (chosen.aside !== null) {
    const aside = { ...chosen.aside, id: newId(now), revision: null, isDirty: true };
    await store.put(aside).catch(() => undefined);
  }
  const { draft } = chosen;
  const files = await keptFiles(store, pendingPictures(draft.parts)).catch(() => new Map<string, File>());
  return { kept: draft, parts: reviveParts(draft.parts, files), isForked: chosen.aside !== null };
}

async function readDevice(store: DraftStore, userId: string, id: string): Promise<KeptDraft | null> {
  try {
    const draft = await store.get(id);
    return draft?.userId === userId ? draft : null;
  } catch {
    // A browser that keeps nothing has nothing.
    return null;
  }
}

async function readServer(
  fetch: typeof globalThis.fetch,
  userId: string,
  id: string,
): Promise<KeptDraft | 'gone' | null> {
  try {
    return fromServer(await call(fetch, routes.getDraft, { params: { id } }), userId);
  } catch (caught) {
    // Out of reach, this device's copy will do.
    return codeOf(caught) === 'not_found' ? 'gone' : null;
  }
}

function reviveParts(kept: KeptDraft['parts'], files: ReadonlyMap<string, File>): DraftParts {
  return {
    ...kept,
    photos: kept.photos.map((photo) => ({
      ...revivePicture(photo, files),
      alt: photo.alt,
      tags: photo.tags,
    })),
    options: kept.options.map((option) => ({
      ...option,
      picture: option.picture === null ? null : revivePicture(option.picture, files),
    })),
  };
}

function revivePicture(kept: KeptPicture, files: ReadonlyMap<string, File>): DraftPicture {
  if (kept.media !== null) return { ...arrivedPicture(kept.media, kept.key), edit: kept.edit };
  const file = files.get(kept.key) ?? null;
  return {
    ...kept,
    pause: null,
    file,
    stage: file === null ? 'failed' : 'queued',
    progress: 0,
    failure: file === null ? { sentence: lostFile(), canRetry: false } : null,
    previewUrl: file === null ? null : URL.createObjectURL(file),
  };
}

function lostFile() {
  return 'This photo is not on this device any more. Remove it and choose it again.';
}
