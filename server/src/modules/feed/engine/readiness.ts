import { ProblemError } from '../../../platform/http/index.ts';
import { say, type Sentence } from '../../../platform/sentences/index.ts';

/** A process that has heard nothing for so long may show what is gone. */
const maxLagMs = 10_000;

/** Throws `unavailable`, with the reason, where a process has not taken over what happened for too long. */
export function checkLag(lagMs: number): void {
  if (lagMs <= maxLagMs) return;
  throw unavailable(
    Number.isFinite(lagMs)
      ? say`This process has not taken over what happened for ${Math.round(lagMs / 1_000)} seconds.`
      : say`This process has not taken over what happened yet.`,
  );
}

/** Says that something cannot be answered yet, and when to ask again. */
export function unavailable(detail: Sentence): ProblemError {
  return new ProblemError('unavailable', detail, { headers: { 'retry-after': '2' } });
}
