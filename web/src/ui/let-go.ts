/**
 * Has the browser let go of a picture that is gone. Chromium asks a picture that comes in several widths again whenever the
 * window changes; one that went with the card around it stays on that list, and the whole card with it. It leaves the list when
 * it goes by itself.
 */
export function letGo(picture: Element): () => void {
  const image = picture.querySelector('img');
  return () => {
    if (image === null || image.isConnected) return;
    // Without an address it loads nothing meanwhile, and in the head it is not seen.
    image.removeAttribute('src');
    document.head.append(image);
    image.remove();
  };
}
