import { hiddenCookie, hiddenCookieSeconds, withHidden } from '#lib/hidden-cookie.ts';

/** Keeps on this device that a post is hidden, or no longer. */
export function keepHiddenHere(postId: string, isHidden: boolean): void {
  const kept = document.cookie
    .split('; ')
    .find((line) => line.startsWith(`${hiddenCookie}=`))
    ?.slice(hiddenCookie.length + 1);
  const value = withHidden(kept, postId, isHidden);
  document.cookie = `${hiddenCookie}=${value}; path=/; max-age=${hiddenCookieSeconds}; samesite=lax`;
}
