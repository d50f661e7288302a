import { isLocale, sourceLocale, type Locale } from '@spark/contract';
import { saidId } from './said-id.ts';

/** Where the reader is, as an IANA time zone: here the browser knows. `null` where nobody knows yet. */
export function pageZone(): string | null {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** The language of the page; another one comes with another page. */
export function pageLocale(): Locale {
  // The service worker has no page.
  if (typeof document === 'undefined') return sourceLocale;
  const { lang } = document.documentElement;
  return isLocale(lang) ? lang : sourceLocale;
}

/** A number or a time in words: as the page has them from the server, or said anew. */
export function sayOnce(name: string, say: () => string): string {
  return (saidByServer ??= readSaid()).get(name) ?? say();
}

// The first number or time a browser puts into words takes it as long as bringing two cards to life (docs/decisions/first-view.md).
let saidByServer: ReadonlyMap<string, string> | undefined;

function readSaid(): ReadonlyMap<string, string> {
  // The service worker has no page.
  const words = typeof document === 'undefined' ? null : document.getElementById(saidId)?.textContent;
  // Written by our own server (`bring-words.ts`).
  return new Map(JSON.parse(words ?? '[]') as [string, string][]);
}
