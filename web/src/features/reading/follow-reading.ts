import { parseReading, readingCookie } from '#lib/reading-cookie.ts';
import { reading } from './reading.svelte.ts';

/** A page the browser brings back just as it was left is read anew where the feed is read in another way since then. */
export function followReading(): void {
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted && readKept().isPaged !== reading().isPaged) location.reload();
  });
}

function readKept() {
  const start = `${readingCookie}=`;
  const kept = document.cookie.split(/;\s*/u).find((line) => line.startsWith(start));
  return parseReading(kept?.slice(start.length));
}
