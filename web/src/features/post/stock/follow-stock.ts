import type { Post } from '@spark/contract';
import type { Attachment } from 'svelte/attachments';
import { followProducts } from '#features/live/index.ts';
import { call, routes } from '#lib/api/index.ts';
import { watchNear } from '#lib/watch-near.ts';
import { keepPost } from '../post-cache.svelte.ts';
import { applyStock, followedProducts } from './apply-stock.ts';

/** Posts are followed while they are within this of the window. */
export const followAheadPx = 800;
/** After something went, another may have come in its place: asked for after this … */
export const lookAgainMs = 400;
/** … and up to so much later, so that not everybody who saw it go asks at the same moment. */
export const lookAgainSpreadMs = 1_200;

/** Keeps prices, tags and the bag of a post as they are now while it is near the screen. */
export function followStock(post: Post): Attachment<HTMLElement> {
  return (card) => {
    const ids = followedProducts(post);
    if (ids.length === 0) return undefined;
    let stop: (() => void) | null = null;
    const stopWatching = watchNear(card, followAheadPx, (isNear) => {
      if (isNear) {
        stop ??= followProducts(ids, (state) => {
          if (applyStock(post, state)) lookAgainLater(post.id);
        });
      } else {
        stop?.();
        stop = null;
      }
    });
    return () => {
      stopWatching();
      stop?.();
    };
  };
}

const looking = new Set<string>();

function lookAgainLater(postId: string): void {
  if (looking.has(postId)) return;
  looking.add(postId);
  setTimeout(() => void lookAgain(postId), lookAgainMs + Math.random() * lookAgainSpreadMs);
}

async function lookAgain(postId: string): Promise<void> {
  looking.delete(postId);
  try {
    keepPost(await call(fetch, routes.getPost, { params: { id: postId } }));
  } catch {
    // Deleted or out of reach: what cannot be bought is gone already.
  }
}
