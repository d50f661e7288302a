import type { FeedAnchor } from './feed-view.ts';

/** The attribute that carries a post's id on its card. */
export const idAttribute = 'data-post-id';

/** The post being read: the first whose lower edge is within the window. */
export function findAnchor(feed: HTMLElement): FeedAnchor | null {
  for (const card of feed.querySelectorAll(`[${idAttribute}]`)) {
    const { top, bottom } = card.getBoundingClientRect();
    const postId = card.getAttribute(idAttribute);
    if (bottom > 0 && postId !== null) return { postId, topPx: top };
  }
  return null;
}

/** Puts the window where the post stands as it stood. */
export function scrollToAnchor(feed: HTMLElement, { postId, topPx }: FeedAnchor): void {
  const card = feed.querySelector(`[${idAttribute}="${CSS.escape(postId)}"]`);
  if (card) window.scrollBy({ top: card.getBoundingClientRect().top - topPx, behavior: 'instant' });
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
