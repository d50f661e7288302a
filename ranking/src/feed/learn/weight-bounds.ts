import type { TermName } from '../facts.ts';
import type { WeightBounds } from './refit.ts';
import { usualWeights } from '../rank/score.ts';

// `boundWeights` allows no more either.
const mostOfUsual = 3;

/**
 * Between what the weights of the feed's score may be refitted. People see what they asked for: their interests never
 * weigh much less than usual. What is drawn to learn, and what people said in so many words, is not for learning to weigh.
 */
export const weightBounds: WeightBounds<TermName> = {
  interest: around(usualWeights.interest, 0.75),
  walk: around(usualWeights.walk),
  followed: around(usualWeights.followed),
  author: around(usualWeights.author),
  product: around(usualWeights.product),
  fresh: around(usualWeights.fresh),
  popular: around(usualWeights.popular),
  shoppable: null,
  explore: null,
  notInterested: null,
};

function around(usual: number, least = 1 / mostOfUsual): { min: number; max: number } {
  return { min: usual * least, max: usual * mostOfUsual };
}
