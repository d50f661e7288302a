/** Where posts a visitor hid are kept; the pages read it, and the browser writes it. */
export const hiddenCookie = 'spark_hidden';

/** How many hidden posts a device keeps, those hidden last; a cookie holds 4 KB. */
export const keptHides = 60;

/** How long they are kept. */
export const hiddenCookieSeconds = 365 * 24 * 60 * 60;

const idPattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The ids in the cookie's value. */
export function parseHidden(value: string | undefined): string[] {
  return (value ?? '').split('.').filter((id) => idPattern.test(id));
}

/** The cookie's value with a post more, or one less. */
export function withHidden(value: string | undefined, postId: string, isHidden: boolean): string {
  const others = parseHidden(value).filter((id) => id !== postId);
  return (isHidden ? [...others, postId] : others).slice(-keptHides).join('.');
}
