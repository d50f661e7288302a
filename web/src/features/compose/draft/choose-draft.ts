import { isSameContent, type KeptDraft, type KeptParts } from './kept-draft.ts';

/** Which of two copies of a draft to go on with, and what of the other must not be lost. */
export interface ChosenDraft {
  draft: KeptDraft;
  /** This device's copy, where both were changed: it becomes a draft of its own. */
  aside: KeptDraft | null;
}

/** Chooses between the copy of this device and the server's; nothing either of them says is lost. */
export function chooseDraft(device: KeptDraft | null, server: KeptDraft | null): ChosenDraft | null {
  if (device === null || server === null) {
    const only = device ?? server;
    return only === null ? null : { draft: only, aside: null };
  }
  if (device.revision === server.revision) return { draft: device, aside: null };
  if (!device.isDirty) return { draft: withPending(server, device), aside: null };
  // The page was gone before the server's answer came.
  if (isSameContent(device.parts, server.parts)) {
    return { draft: { ...device, revision: server.revision, isDirty: false }, aside: null };
  }
  // Both went on from a common beginning. The server's answer to this device's next change keeps them apart …
  if (device.updatedAt >= server.updatedAt) return { draft: device, aside: null };
  // … or this device's older copy steps aside right now.
  return { draft: server, aside: device };
}

/** The drafts of both sides as one list. */
export interface MergedDrafts {
  /** Each once, last changed first. */
  drafts: KeptDraft[];
  /** Ids of copies of this device whose draft was published or discarded elsewhere. */
  gone: string[];
}

/** Merges the drafts of this device with the server's; `null` where the server could not be asked. */
export function mergeDrafts(device: readonly KeptDraft[], server: readonly KeptDraft[] | null): MergedDrafts {
  const onServer = new Map((server ?? []).map((draft) => [draft.id, draft]));
  const onDevice = new Map(device.map((draft) => [draft.id, draft]));
  const gone = server === null ? [] : device.filter((draft) => !onServer.has(draft.id) && !isOnlyHere(draft));
  const ids = new Set(
    [...onServer.keys(), ...onDevice.keys()].filter((id) => !gone.some((draft) => draft.id === id)),
  );
  const drafts = [...ids].flatMap(
    (id) => chooseDraft(onDevice.get(id) ?? null, onServer.get(id) ?? null)?.draft ?? [],
  );
  return {
    drafts: drafts.toSorted((one, other) => other.updatedAt - one.updatedAt),
    gone: gone.map(({ id }) => id),
  };
}

/** Whether no other device can see this draft, or all of it. */
export function isOnlyHere({ revision, isDirty, parts }: KeptDraft): boolean {
  return revision === null || isDirty || pendingPhotos(parts).length > 0;
}

// The server knows nothing of photos that have not arrived: they stay with the draft whatever it says.
function withPending(server: KeptDraft, device: KeptDraft): KeptDraft {
  const pending = pendingPhotos(device.parts);
  if (pending.length === 0) return server;
  return { ...server, parts: { ...server.parts, photos: [...server.parts.photos, ...pending] } };
}

function pendingPhotos({ photos }: KeptParts): KeptParts['photos'] {
  return photos.filter(({ media }) => media === null);
}
