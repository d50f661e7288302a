/** This share of a post must be on the screen for it to be seen … */
export const viewShare = 0.5;

/** … or, of one that is larger than the screen, this share of the screen must be filled with it. */
export const viewScreenShare = 0.5;

/** Whether enough of a post is on the screen: its own height, how much of it shows, and the height of the screen. */
export function isSeen({
  shownPx,
  postPx,
  screenPx,
}: {
  shownPx: number;
  postPx: number;
  screenPx: number;
}): boolean {
  if (shownPx <= 0) return false;
  return shownPx >= postPx * viewShare || shownPx >= screenPx * viewScreenShare;
}
