/** Where the time zone of this device is kept, so that times of day are right before scripts run. */
export const zoneCookie = 'spark_zone';

/**
 * So long after a page has begun the zone is kept: only pages to come are told, and a browser that is asked for anything of a
 * language or a zone for the first time does nothing else for a tenth of a second on a slow telephone.
 */
export const zoneMs = 5_000;
const oneYearSeconds = 365 * 24 * 60 * 60;

/** A time zone as it was kept; `null` where it is none that exists. */
export function readZone(kept: string | undefined): string | null {
  if (kept === undefined) return null;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: decodeURIComponent(kept) }).resolvedOptions().timeZone;
  } catch {
    // No name of a zone, or no text at all: whoever reads is in none that is known.
    return null;
  }
}

/** Tells the server, from the next page on, where this device is. */
export function keepZone(zone: string): void {
  const line = `${zoneCookie}=${encodeURIComponent(zone)}`;
  if (document.cookie.split(/;\s*/u).includes(line)) return;
  document.cookie = [line, 'path=/', `max-age=${oneYearSeconds}`, 'samesite=lax'].join('; ');
}
