/** So long somebody waits who asked for too much at once, where the server does not say how long. */
export const limitPauseMs = 60_000;
/** So long the server is left alone that is in trouble and does not say for how long. */
export const troublePauseMs = 5_000;
/** After this it is asked again, however long it wanted to be left alone. */
export const longestPauseMs = 3_600_000;

/** How long a `Retry-After` asks to wait, given as seconds or as a date; `usualMs` where it says nothing. */
export function pauseMs(retryAfter: string | null, usualMs: number, now = Date.now()): number {
  const said = retryAfter?.trim() ?? '';
  const askedMs = /^\d{1,9}$/.test(said) ? Number(said) * 1_000 : Date.parse(said) - now;
  if (Number.isNaN(askedMs)) return usualMs;
  return Math.min(Math.max(askedMs, 1_000), longestPauseMs);
}
