import type { Post } from '@spark/contract';
import { untrack } from 'svelte';
import type { Attachment } from 'svelte/attachments';
import { keepSeenPost } from '#features/worker/keep-seen.ts';
import { isSeen } from './is-seen.ts';
import { beforeLeaving, tellEvent } from './send-events.ts';
import { createViewWatch } from './view-watch.ts';

/** How finely the share of a post on the screen is followed: of long ones, small shares matter. */
const steps = Array.from({ length: 21 }, (_, at) => at / 20);

/** Counts a post as viewed once somebody but its author has seen it for long enough, and tells for how long they looked. */
export function countView(post: Pick<Post, 'id' | 'viewer'>): Attachment<HTMLElement> {
  // A smile changes neither, and must not end a look.
  const { id, isOwn } = untrack(() => ({ id: post.id, isOwn: post.viewer.own }));
  return (card) => {
    if (isOwn) return;
    const { observer, watch } = (observing ??= observe());
    card.dataset['viewOf'] = id;
    observer.observe(card);
    return () => {
      observer.unobserve(card);
      watch.show(id, false);
    };
  };
}

// One observer for all cards of the page.
let observing: ReturnType<typeof observe> | undefined;

function observe() {
  const watch = createViewWatch({
    onViewed: (postId) => {
      tellEvent({ type: 'view', postId });
      void keepSeenPost(postId);
    },
    onLeft: (postId, ms) => tellEvent({ type: 'dwell', postId, ms }),
  });
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, intersectionRect, boundingClientRect, rootBounds } of entries) {
        const postId = target instanceof HTMLElement ? target.dataset['viewOf'] : undefined;
        const sizes = {
          shownPx: intersectionRect.height,
          postPx: boundingClientRect.height,
          screenPx: rootBounds?.height ?? window.innerHeight,
        };
        if (postId !== undefined) watch.show(postId, isSeen(sizes));
      }
    },
    { threshold: steps },
  );
  watch.setAwake(!document.hidden);
  document.addEventListener('visibilitychange', () => watch.setAwake(!document.hidden));
  // With the page the looks end that were on; should it come back, the next ones begin.
  beforeLeaving(() => watch.setAwake(false));
  window.addEventListener('pageshow', () => watch.setAwake(!document.hidden));
  return { observer, watch };
}
