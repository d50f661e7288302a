/** Told whether something is near the window, and how high it is. */
type OnNear = (isNear: boolean, heightPx: number) => void;

interface Watch {
  observer: IntersectionObserver;
  callbacks: WeakMap<Element, OnNear>;
}

// One observer for everything that is watched from the same distance: one for each card would be asked one by one in every frame.
const watches = new Map<number, Watch>();

/** Tells whether something is within so many pixels of the window: at once, and whenever that changes. */
export function watchNear(element: Element, withinPx: number, onNear: OnNear): () => void {
  const { observer, callbacks } = watchOf(withinPx);
  callbacks.set(element, onNear);
  observer.observe(element);
  return () => {
    observer.unobserve(element);
    callbacks.delete(element);
  };
}

function watchOf(withinPx: number): Watch {
  const known = watches.get(withinPx);
  if (known !== undefined) return known;
  const callbacks: Watch['callbacks'] = new WeakMap();
  // A busy page is told several changes of the same thing at once, first to last: all count, and the last holds.
  const observer = new IntersectionObserver(
    (changes) => {
      for (const { target, isIntersecting, boundingClientRect } of changes)
        callbacks.get(target)?.(isIntersecting, boundingClientRect.height);
    },
    { rootMargin: `${withinPx}px 0px` },
  );
  const watch = { observer, callbacks };
  watches.set(withinPx, watch);
  return watch;
}
