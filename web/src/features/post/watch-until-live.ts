import type { Post } from '@spark/contract';
import { call, routes } from '#lib/api/index.ts';
import { keepPost } from './post-cache.svelte.ts';

/** How often a post whose photos are being worked at is looked at again … */
export const liveCheckMs = 3_000;
/** … and how many times at most: two minutes in all. */
export const liveChecks = 40;

/** Whether it is worth looking again: a photo that could not be read will not get better by itself. */
export function isGettingReady({ isLive, media }: Pick<Post, 'isLive' | 'media'>): boolean {
  return !isLive && media.every(({ state }) => state !== 'failed');
}

/** Looks at one's own post again and again until others can see it. Returns how to stop. */
export function watchUntilLive(postId: string): () => void {
  let left = liveChecks;
  const timer = setInterval(() => {
    left -= 1;
    if (left <= 0) clearInterval(timer);
    if (!document.hidden) void lookAgain(postId);
  }, liveCheckMs);
  return () => clearInterval(timer);
}

async function lookAgain(postId: string): Promise<void> {
  try {
    keepPost(await call(fetch, routes.getPost, { params: { id: postId } }));
  } catch {
    // Deleted or out of reach: the next look tells, or none does.
  }
}
