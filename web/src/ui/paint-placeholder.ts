import type { Attachment } from 'svelte/attachments';
import { nextPause } from '#lib/next-pause.ts';

/** Shows the blurred look of a picture behind it until it has loaded. */
export function paintPlaceholder(thumbhash: string | null): Attachment<HTMLElement> {
  return (frame) => {
    const image = frame.querySelector('img');
    if (thumbhash === null || image === null || image.complete) return;
    let isWaiting = true;
    const paint = async () => {
      await firstScroll();
      if (!isWaiting) return;
      // Where it cannot be had, on a line that broke, the picture's own colour stays.
      const decoder = await import('thumbhash').catch(() => null);
      if (decoder === null) return;
      // One picture at a time: each takes a frame's time on a slow phone.
      await nextPause();
      if (isWaiting)
        frame.style.backgroundImage = `url(${decoder.thumbHashToDataURL(decodeBase64(thumbhash))})`;
    };
    // Until then the picture's own colour stands there. What a page begins with is on its way already.
    void paint();
    // A picture may be see-through: nothing may shine from behind once it is there.
    const clear = () => {
      isWaiting = false;
      frame.style.backgroundImage = '';
    };
    image.addEventListener('load', clear, { once: true });
    return () => {
      isWaiting = false;
      image.removeEventListener('load', clear);
    };
  };
}

let scrolled: Promise<void> | undefined;

function firstScroll(): Promise<void> {
  scrolled ??= new Promise((resolve) => {
    window.addEventListener('scroll', () => resolve(), { once: true, passive: true });
  });
  return scrolled;
}

function decodeBase64(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}
