import { thumbHashToDataURL } from 'thumbhash';
import type { Attachment } from 'svelte/attachments';

/** Shows the blurred look of a picture behind it until it has loaded. */
export function paintPlaceholder(thumbhash: string | null): Attachment<HTMLElement> {
  return (frame) => {
    const image = frame.querySelector('img');
    if (thumbhash === null || image === null || image.complete) return;
    frame.style.backgroundImage = `url(${thumbHashToDataURL(decodeBase64(thumbhash))})`;
    // A picture may be see-through: nothing may shine from behind once it is there.
    const clear = () => (frame.style.backgroundImage = '');
    image.addEventListener('load', clear, { once: true });
    return () => image.removeEventListener('load', clear);
  };
}

function decodeBase64(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}
