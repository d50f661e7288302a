import type { ApiProblem } from '#lib/api/index.ts';
import type { PauseReason } from '../draft/draft-parts.ts';
import { limitPauseMs, pauseMs, troublePauseMs } from './pause-ms.ts';

// Something between us and the server is down, or the server itself.
const passing = [408, 425, 502, 503, 504];

/** The pause that is asked for by who takes no photo just now, and would take this one later; `null` where none is. */
export function pauseOf(
  { problem: { status }, retryAfter }: ApiProblem,
  alsoPassing: readonly number[] = [],
): { reason: PauseReason; afterMs: number } | null {
  if (status === 429) return { reason: 'limit', afterMs: pauseMs(retryAfter, limitPauseMs) };
  if (!passing.includes(status) && !alsoPassing.includes(status)) return null;
  return { reason: 'trouble', afterMs: pauseMs(retryAfter, troublePauseMs) };
}
