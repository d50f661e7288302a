import { viewer } from '#lib/viewer.ts';
import { followUnread } from '#features/live/index.ts';

/** What the stream of this tab told last; `null` until it did, and for visitors. */
let told = $state.raw<number | null>(null);

/** How many notifications are unread now. To be read while a component renders. */
export function unreadNotifications(): number {
  return told ?? viewer()?.unreadNotifications ?? 0;
}

/** Keeps the number as it is, and on the icon of the installed app, for as long as whoever is signed in stays so. */
export function keepUnread(): () => void {
  const stop = followUnread((count) => {
    told = count;
    showOnIcon(count);
  });
  return () => {
    stop();
    told = null;
  };
}

/** Takes over a number this tab learned otherwise. */
export function noteUnread(count: number): void {
  told = count;
  showOnIcon(count);
}

function showOnIcon(count: number): void {
  // Only installed apps have one, and some browsers know nothing of it.
  if (!('setAppBadge' in navigator)) return;
  const showing = count === 0 ? navigator.clearAppBadge() : navigator.setAppBadge(count);
  showing.catch(() => undefined);
}
