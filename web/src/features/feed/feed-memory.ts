import { browser } from '$app/env';
import { recallPart } from './feed-part.svelte.ts';
import type { FeedStart } from './feed-view.ts';

/** How many feeds are remembered, the last left first. */
export const rememberedFeeds = 5;

// The number changes with the shape of a post: what was kept by an older page is no post any more.
const storageKey = 'spark:feeds:5';
let remembered: Map<string, FeedStart> | undefined;
let isReturning = false;

/** Notes whether the page being opened is one being returned to; only then is a remembered feed wanted. */
export function noteReturn(returning: boolean): void {
  isReturning = returning;
}

/** The feed as it was left, when its page is being returned to. */
export function recallOnReturn(key: string, isPaged: boolean): FeedStart | null {
  return isReturning ? recallFeed(key, isPaged) : null;
}

/** The feed as it was left, by somebody who read it in the same way. */
export function recallFeed(key: string, isPaged: boolean): FeedStart | null {
  const feed = memory().get(key);
  return feed && feed.isPaged === isPaged ? { ...feed, parts: feed.parts.map(recallPart) } : null;
}

/** Remembers a feed as it is being left, for the way back and for a reload. */
export function rememberFeed(feed: FeedStart): void {
  const feeds = memory();
  feeds.delete(feed.key);
  feeds.set(feed.key, feed);
  for (const key of [...feeds.keys()].slice(0, -rememberedFeeds)) feeds.delete(key);
  try {
    sessionStorage.setItem(storageKey, JSON.stringify([...feeds.values()]));
  } catch {
    // Full or forbidden: the way back within this page still works.
  }
}

function memory(): Map<string, FeedStart> {
  remembered ??= new Map(browser ? stored().map((feed) => [feed.key, feed]) : []);
  return remembered;
}

function stored(): FeedStart[] {
  try {
    // A parse boundary, written by `rememberFeed` alone within this tab.
    return JSON.parse(sessionStorage.getItem(storageKey) ?? '[]') as FeedStart[];
  } catch {
    return [];
  }
}
