/** Cards further than this from the window are put away: what is on the screen and some screens around it stay. */
export const putAwayPx = 6_000;

const callbacks = new WeakMap<Element, (isNear: boolean, heightPx: number) => void>();
let observer: IntersectionObserver | null = null;

/** Tells when something comes near the window and when it is far again, and how high it is; one observer watches them all. */
export function watchNear(
  element: Element,
  onChange: (isNear: boolean, heightPx: number) => void,
): () => void {
  observer ??= new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting, boundingClientRect } of entries)
        callbacks.get(target)?.(isIntersecting, boundingClientRect.height);
    },
    { rootMargin: `${putAwayPx}px 0px` },
  );
  const watching = observer;
  callbacks.set(element, onChange);
  watching.observe(element);
  return () => {
    watching.unobserve(element);
    callbacks.delete(element);
  };
}
