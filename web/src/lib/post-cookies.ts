/** Where posts a visitor hid are kept; the pages read it, and the browser writes it. */
export const hiddenCookie = 'spark_hidden';

/** Where posts are kept that a visitor would have smiled at, until they have an account. */
export const smilesCookie = 'spark_smiles';

/** Where posts are kept that a visitor would have saved, until then. */
export const savesCookie = 'spark_saves';

/** How many posts a device keeps in one of them, the last ones; a cookie holds 4 KB. */
export const keptPosts = 60;

/** How long they are kept. */
export const postCookieSeconds = 365 * 24 * 60 * 60;

const idPattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The ids in a cookie's value. */
export function parsePostIds(value: string | undefined): string[] {
  return (value ?? '').split('.').filter((id) => idPattern.test(id));
}

/** A cookie's value with a post more, or one less. */
export function withPostId(value: string | undefined, postId: string, isKept: boolean): string {
  const others = parsePostIds(value).filter((id) => id !== postId);
  return (isKept ? [...others, postId] : others).slice(-keptPosts).join('.');
}
