import { recallPart } from './feed-part.svelte.ts';
import type { FeedStart } from './feed-view.ts';

/** An app that is opened again this soon goes on where it was closed … */
export const restartMs = 4 * 60 * 60 * 1_000;

/** … and offers to for as long as the order of its feed is kept on the server. */
export const restartOfferMs = 48 * 60 * 60 * 1_000;

/** The feed as it was when the app was closed, on this device. */
export interface ClosedFeed {
  feed: FeedStart;
  /** So recently that nobody has to be asked. */
  isRecent: boolean;
}

interface Kept {
  viewerId: string | null;
  atMs: number;
  feed: FeedStart;
}

const storageKey = 'spark:closed:3';
const tabKey = 'spark:tab';

/**
 * Whether the app was just started: a tab that had no page of Spark before. A reload and the way back have one, and whoever
 * follows a link from elsewhere did not start the app.
 */
export function isStart(): boolean {
  try {
    const isNew = sessionStorage.getItem(tabKey) === null;
    sessionStorage.setItem(tabKey, '1');
    return isNew && document.referrer === '';
  } catch {
    // Where nothing may be kept there is nothing to come back to.
    return false;
  }
}

/** Keeps the feed that was read last, for the next start of the app. */
export function keepClosedFeed(feed: FeedStart, viewerId: string | null, atMs: number): void {
  try {
    localStorage.setItem(storageKey, JSON.stringify({ viewerId, atMs, feed } satisfies Kept));
  } catch {
    // Full or forbidden. An older one would lead to another place than the one that was left.
    forgetClosedFeed();
  }
}

/** The feed of this address as it was left; of nobody else who uses the device. */
export function recallClosedFeed(
  { key, isPaged }: Pick<FeedStart, 'key' | 'isPaged'>,
  viewerId: string | null,
  nowMs: number,
): ClosedFeed | null {
  const kept = read();
  if (kept === null || kept.viewerId !== viewerId || kept.feed.anchor === null) return null;
  if (kept.feed.key !== key || kept.feed.isPaged !== isPaged) return null;
  // A clock that went back makes it no older.
  const ageMs = Math.abs(nowMs - kept.atMs);
  if (ageMs > restartOfferMs) return null;
  const feed = { ...kept.feed, parts: kept.feed.parts.map(recallPart) };
  return { feed, isRecent: ageMs <= restartMs };
}

function read(): Kept | null {
  try {
    // A parse boundary, written by `keepClosedFeed` alone.
    return JSON.parse(localStorage.getItem(storageKey) ?? 'null') as Kept | null;
  } catch {
    return null;
  }
}

function forgetClosedFeed(): void {
  try {
    localStorage.removeItem(storageKey);
  } catch {
    // Then there is none either.
  }
}
