import { termNames, type TermName } from './facts.ts';
import type { WeightBounds } from './refit.ts';
import { usualWeights } from './score.ts';

// `boundWeights` allows no more either.
const mostOfUsual = 3;
/** What is drawn to learn, and what people said in so many words, are not for learning to weigh. */
const kept: ReadonlySet<TermName> = new Set(['shoppable', 'explore', 'notInterested']);

/** Between what the weights of the feed's score may be refitted. */
export const weightBounds: WeightBounds<TermName> = { ...boundsOf() };

function boundsOf(): WeightBounds<TermName> {
  const bounds: Partial<WeightBounds<TermName>> = {};
  for (const term of termNames) {
    const usual = usualWeights[term];
    bounds[term] = kept.has(term) ? null : { min: usual / mostOfUsual, max: usual * mostOfUsual };
  }
  return bounds as WeightBounds<TermName>;
}
