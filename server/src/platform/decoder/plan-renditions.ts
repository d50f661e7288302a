import type { Ladder, Rendition } from './task.ts';

// What cards, pages and zoomed pictures ask for on phones and desktops; a picture is never enlarged to reach one.
const widths = [320, 640, 1080, 1600] as const;
const firstWidth = 640;

/** The widest rendition there is. */
export const maxWidthPx = 1600;

/** Which renditions a ladder has for a picture of this width; a narrower one is kept at its own. */
export function planRenditions(ladder: Ladder, pictureWidth: number): Pick<Rendition, 'width' | 'format'>[] {
  const narrower = widths.filter((step) => step < pictureWidth);
  const steps: number[] = pictureWidth <= maxWidthPx ? [...narrower, pictureWidth] : narrower;
  const all = (format: Rendition['format']) => steps.map((width) => ({ width, format }));
  const one = (format: Rendition['format'], width: number) => ({
    width: Math.min(width, pictureWidth),
    format,
  });
  switch (ladder) {
    case 'first':
      return [one('webp', firstWidth), one('jpeg', firstWidth)];
    case 'quick':
      return all('webp');
    case 'whole':
      return [...all('avif'), ...all('webp'), ...all('jpeg')];
  }
}
