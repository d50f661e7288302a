import { browser } from '$app/env';
import { recallPosts } from '#features/post/index.ts';
import type { FeedStart } from './feed-view.ts';

/** How many feeds are remembered, the last left first. */
export const rememberedFeeds = 5;

/** How many posts of a feed are remembered across a reload; a tab has about 5 MB for all it keeps. */
export const rememberedPosts = 200;

// The number changes with the shape of a post: what was kept by an older page is no post any more.
const storageKey = 'spark:feeds:4';
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
  return feed && feed.isPaged === isPaged ? { ...feed, pages: feed.pages.map(recallPosts) } : null;
}

/** Remembers a feed as it is being left, for the way back and for a reload. Answers what is remembered of it. */
export function rememberFeed(whole: FeedStart): FeedStart {
  const feeds = memory();
  const feed = trimmed(whole);
  feeds.delete(feed.key);
  feeds.set(feed.key, feed);
  for (const key of [...feeds.keys()].slice(0, -rememberedFeeds)) feeds.delete(key);
  try {
    sessionStorage.setItem(storageKey, JSON.stringify([...feeds.values()]));
  } catch {
    // Full or forbidden: the way back within this page still works.
  }
  return feed;
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

// Whole pages are dropped from the top; the place is found by its post, not by counting.
function trimmed(feed: FeedStart): FeedStart {
  const pages = [...feed.pages];
  while (pages.length > 1 && pages.reduce((sum, page) => sum + page.length, 0) > rememberedPosts)
    pages.shift();
  return { ...feed, pages };
}
