import type { Steps } from '@spark/ranking';
import { setImmediate as breathe } from 'node:timers/promises';

/** Requests wait no longer than this, and a step, for what comes in steps. */
const turnMs = 4;

/** Does something that comes in steps; everything else has its turn in between. */
export async function inTurns<Result>(steps: Steps<Result>): Promise<Result> {
  for (let begun = performance.now(); ;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    if (performance.now() - begun < turnMs) continue;
    await breathe();
    begun = performance.now();
  }
}
