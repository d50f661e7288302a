import type { OnNavigate } from '$app/navigation';
import { tick } from 'svelte';
import { isStillWanted } from '#ui/is-still-wanted.ts';

/** The address of a page that is all about one thing which has a card elsewhere. */
const ofOneThing = /^\/(?:posts|products)\/([^/]+)$/;

/** What the browser moves from its place on one page to its place on the other. */
const sharedName = 'picture';

/**
 * Lets the picture of a card grow into that of its page, and shrink back, where browsers can and movement is welcome. Elsewhere
 * pages change as they always do.
 */
export function sharePicture(navigation: OnNavigate): Promise<void> | undefined {
  if (isStillWanted() || !('startViewTransition' in document)) return undefined;
  const thing = thingOf(navigation.to?.url) ?? thingOf(navigation.from?.url);
  const before = thing === null ? null : findPicture(thing);
  if (thing === null || before === null) return undefined;
  return new Promise((resolve) => {
    name(before);
    let after: HTMLElement | null = null;
    const transition = document.startViewTransition(async () => {
      unname(before);
      resolve();
      await navigation.complete.catch(() => undefined);
      // The feed puts itself where it was once its cards are there.
      await tick();
      after = findPicture(thing);
      if (after !== null) name(after);
    });
    // Skipped or interrupted it is a change of pages without movement, which is all it has to be.
    for (const part of [transition.ready, transition.updateCallbackDone]) part.catch(() => undefined);
    const end = () => (after === null ? undefined : unname(after));
    transition.finished.then(end, end);
  });
}

function thingOf(url: URL | undefined): string | null {
  return ofOneThing.exec(url?.pathname ?? '')?.[1] ?? null;
}

/** Where a page has several cards of a thing, the one that was followed or else one that is seen. */
function findPicture(thing: string): HTMLElement | null {
  const all = [...document.querySelectorAll<HTMLElement>(`[data-picture-of="${CSS.escape(thing)}"]`)];
  return (
    all.find((one) => document.activeElement !== document.body && document.activeElement?.contains(one)) ??
    all.find(isOnScreen) ??
    null
  );
}

function isOnScreen(picture: HTMLElement): boolean {
  const { top, bottom, width } = picture.getBoundingClientRect();
  return width > 0 && bottom > 0 && top < window.innerHeight;
}

function name(picture: HTMLElement): void {
  picture.style.setProperty('view-transition-name', sharedName);
}

function unname(picture: HTMLElement): void {
  picture.style.removeProperty('view-transition-name');
}
