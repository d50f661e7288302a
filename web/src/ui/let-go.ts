/**
 * Has the browser let go of a picture that is gone. Chromium asks a picture that comes in several widths again whenever the
 * window changes, from a list of each document, and what is on it stays with all that was around it. A picture is copied from a
 * template, which has a document of its own: in that one it stays on the list until it goes from there, too.
 */
export function letGo(picture: Element): () => void {
  const image = picture.querySelector('img');
  return () => {
    if (image === null || image.isConnected) return;
    document.createElement('template').content.append(image);
    image.remove();
  };
}
