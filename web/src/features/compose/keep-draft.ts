import type { KeptDraft } from './draft.svelte.ts';

/** Uploads that never became a post are forgotten by the server after two days; a draft is kept a little shorter. */
export const draftHours = 44;

const hourMs = 3_600_000;

/** Keeps a draft on this device for whoever is signed in, so that a reload or a crash loses nothing. */
export function keepDraft(userId: string, draft: KeptDraft, now: number): void {
  const isEmpty = draft.text === '' && draft.photos.length === 0;
  try {
    if (isEmpty) localStorage.removeItem(nameOf(userId));
    else localStorage.setItem(nameOf(userId), JSON.stringify({ at: now, draft }));
  } catch {
    // A full or forbidden store only means that this draft lives as long as its page.
  }
}

/** The draft kept on this device, unless its photos are gone by now. */
export function recallDraft(userId: string, now: number): KeptDraft | null {
  try {
    // The parse boundary: only keepDraft writes under this name.
    const kept = JSON.parse(localStorage.getItem(nameOf(userId)) ?? 'null') as {
      at: number;
      draft: KeptDraft;
    } | null;
    return kept !== null && now - kept.at < draftHours * hourMs ? kept.draft : null;
  } catch {
    return null;
  }
}

/** Forgets the kept draft, once it is published. */
export function forgetDraft(userId: string): void {
  try {
    localStorage.removeItem(nameOf(userId));
  } catch {
    // Nothing was kept then.
  }
}

function nameOf(userId: string): string {
  return `spark.draft.${userId}`;
}
