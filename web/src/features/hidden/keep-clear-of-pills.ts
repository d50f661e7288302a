import { markAtPills } from './hidden-posts.svelte.ts';

/** From the top of a window: the bar, the tabs and the pills of a feed end before. */
const pillsEndPx = 176;

/** Tells while a card lies where the pills of a feed would cover it. For `{@attach}`. */
export function keepClearOfPills(postId: string): (card: HTMLElement) => () => void {
  return (card) => {
    const observer = new IntersectionObserver(
      (changes) => markAtPills(postId, changes.at(-1)?.isIntersecting === true),
      { rootMargin: [0, 0, pillsEndPx - window.innerHeight].map((px) => `${px}px`).join(' ') },
    );
    observer.observe(card);
    return () => {
      observer.disconnect();
      markAtPills(postId, false);
    };
  };
}
