import type { FeedAnchor } from './feed-view.ts';

/** The attribute that carries a post's id on its card. */
export const idAttribute = 'data-post-id';

/** What of a post is left above this share of the window is not being read any more. */
export const readingLine = 0.25;

/** The post being read: the first that goes on beneath the line. */
export function findAnchor(feed: HTMLElement): FeedAnchor | null {
  const line = window.innerHeight * readingLine;
  for (const card of feed.querySelectorAll(`[${idAttribute}]`)) {
    const { top, bottom } = card.getBoundingClientRect();
    const postId = card.getAttribute(idAttribute);
    if (bottom > line && postId !== null)
      return { postId, at: Number(card.getAttribute('aria-posinset')) - 1, topPx: top };
  }
  return null;
}

/** Cards just made still find their height, and the browser follows what it took for the place: so often it is looked after. */
const settlingFrames = 4;

/** Puts the window where the post stands as it stood, and holds it there until the cards above have settled. */
export async function holdAnchor(feed: HTMLElement, { postId, topPx }: FeedAnchor): Promise<void> {
  const card = feed.querySelector(`[${idAttribute}="${CSS.escape(postId)}"]`);
  for (let frame = 0; card !== null && frame < settlingFrames; frame += 1) {
    const movedPx = card.getBoundingClientRect().top - topPx;
    if (Math.abs(movedPx) >= 1) window.scrollBy({ top: movedPx, behavior: 'instant' });
    await new Promise(requestAnimationFrame);
  }
}

/** Moves the focus to the next or previous card, as the ARIA feed pattern has it. */
export function focusNeighbour(feed: HTMLElement, from: Element, step: 1 | -1): void {
  const cards = [...feed.querySelectorAll<HTMLElement>(`[${idAttribute}]`)];
  const at = cards.findIndex((card) => card.contains(from));
  const next = cards[at + step];
  next?.focus({ preventScroll: true });
  next?.scrollIntoView({ block: 'start' });
}

/** Whether this page was opened by a reload or by going back to it. */
export function isReopened(): boolean {
  const [entry] = performance.getEntriesByType('navigation');
  if (!(entry instanceof PerformanceNavigationTiming)) return false;
  return entry.type === 'reload' || entry.type === 'back_forward';
}
