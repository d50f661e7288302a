/** How somebody reads on this device. */
export interface Reading {
  /** The feed in pages, with a next and a previous one, instead of one that goes on. */
  isPaged: boolean;
  /** Whether single keys do something. */
  hasShortcuts: boolean;
}

/** Where it is kept; pages and browser both read and write it. */
export const readingCookie = 'spark_reading';

/** How long it is kept. */
export const readingCookieSeconds = 365 * 24 * 60 * 60;

/** Names how one reads, for loads that depend on it and changes that renew it. */
export const readingDependency = 'spark:reading';

/** What the cookie says; anything else in it means nothing. */
export function parseReading(value: string | undefined): Reading {
  const said = new Set((value ?? '').split('.'));
  return { isPaged: said.has('pages'), hasShortcuts: !said.has('no-keys') };
}

/** The cookie's value; empty for what everybody begins with. */
export function formatReading({ isPaged, hasShortcuts }: Reading): string {
  return [isPaged ? 'pages' : '', hasShortcuts ? '' : 'no-keys'].filter(Boolean).join('.');
}
