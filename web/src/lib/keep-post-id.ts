import { postCookieSeconds, withPostId } from '#lib/post-cookies.ts';

/** Keeps a post on this device in one of the cookies for posts, or no longer. */
export function keepPostId(cookie: string, postId: string, isKept: boolean): void {
  const kept = document.cookie
    .split('; ')
    .find((line) => line.startsWith(`${cookie}=`))
    ?.slice(cookie.length + 1);
  const value = withPostId(kept, postId, isKept);
  document.cookie = `${cookie}=${value}; path=/; max-age=${postCookieSeconds}; samesite=lax`;
}
