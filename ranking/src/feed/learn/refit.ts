import { createSpreads } from './feature-spreads.ts';
import { createBelief, expectation, learn } from './logistic-belief.ts';
import { createPersonLimits } from '../responses/person-limits.ts';
import { reportOf, type RefitReport, type TermChange } from './refit-report.ts';

/** A post that was on somebody's screen, and what came of it. */
export interface Impression<Term extends string> {
  personId: string;
  /** What the score's terms were before their weights: term divided by weight. */
  terms: Record<Term, number>;
  /** Its place in the feed, from 0. */
  position: number;
  /** The response weights of all this person did with it, summed; 0 where nothing came of it. */
  outcome: number;
}

/** Between what a weight stays; `null` for a term whose weight is not learned. */
export type WeightBounds<Term extends string> = Record<Term, { min: number; max: number } | null>;

export interface RefitOptions<Term extends string> {
  bounds: WeightBounds<Term>;
  /** Within a day a weight grows to this many times what it was at most, or shrinks to one such part. */
  maxDailyFactor?: number;
  /** How long ago the last refit was; more than a day allows no more than a day does. */
  elapsedDays?: number;
}

export const usualRefit = { maxDailyFactor: 1.15, elapsedDays: 1 };

/** With less than this, weights stay what they are. */
export const leastEvidence = { people: 20, impressions: 300, answered: 20 };

// A place further down is looked at less: by so much with each place, with each doubling, or something of both.
const placesPerUnit = 20;
const doublingsPerUnit = 4;
/** Terms and outcomes beyond these say no more than these. */
const maxFeature = 10;
const maxOutcome = 15;
// How far a day's evidence has to go against the score before a weight follows: log-odds for a term of 1.
const deviationSpread = 0.5;
const wideSpread = 3;
const usualLogOdds = -2;
const maxPosition = 10_000;

/**
 * Refits the weights of the linear score from what people did with what they were shown. The chance that a post is
 * answered is a logistic regression on the score as it is, on how each learned term deviates from it, and on the place,
 *
 *   logit P(answered) = b + p·place + q·log2(1 + place) + a·Σ w_t·x_t + Σ δ_t·x_t
 *
 * learned in one pass (`logistic-belief.ts`). An answer counts log2(1 + outcome), as does a hide or report against; no
 * answer counts 1. The place stands in the model and not in the score, which corrects for what was only seen because it
 * stood high: where answers are rare, log-odds are the log of attention plus the log of relevance, so a term for the
 * place is the examination hypothesis (Craswell et al., WSDM 2008), with less noise than weighing answers by inverse
 * propensity (Joachims et al., WSDM 2017) and no propensities to know; Zhao et al. (RecSys 2019) do so with a tower.
 *
 * The new weights point where a·w_t + δ_t points and keep the score's spread, because variety and exploration are in its
 * unit. δ begins narrow at 0, so little evidence moves little. Then each weight is held within its bounds and its factor
 * a day. How far one person may pull is limited (`person-limits.ts`), so that neither an account with a million clicks
 * nor a ring of fifty moves a weight. What is no number is left out. O(impressions · terms²), memory O(people · terms).
 */
export function refit<Term extends string>(
  weights: Readonly<Record<Term, number>>,
  impressions: Iterable<Impression<Term>>,
  options: RefitOptions<Term>,
): { weights: Record<Term, number>; report: RefitReport } {
  const pace = { ...usualRefit, ...options };
  const terms = keysOf(options.bounds);
  const learned = terms.filter((term) => options.bounds[term] !== null);
  const safe = mapTerms(terms, (term) => safeWeight(weights[term], options.bounds[term]));
  const belief = createBelief([
    { mean: usualLogOdds, spread: wideSpread },
    { mean: 0, spread: wideSpread },
    { mean: 0, spread: wideSpread },
    { mean: 1, spread: wideSpread },
    ...learned.map(() => ({ mean: 0, spread: deviationSpread })),
  ]);
  const spreads = createSpreads(learned.length);
  const limits = createPersonLimits(learned.length);
  const counted = { impressions: 0, answered: 0, ignored: 0, overCap: 0 };
  const features = new Float64Array(firstTerm + learned.length);
  for (const impression of impressions) {
    if (!isSound(impression, terms)) {
      counted.ignored += 1;
      continue;
    }
    const place = Math.min(maxPosition, impression.position);
    features[0] = 1;
    features[1] = place / placesPerUnit;
    features[2] = Math.log2(1 + place) / doublingsPerUnit;
    features[3] = terms.reduce((sum, term) => sum + safe[term] * limited(impression.terms[term]), 0);
    for (const [index, term] of learned.entries()) {
      features[firstTerm + index] = limited(impression.terms[term]);
    }
    const happened = impression.outcome > 0;
    const importance = limits.allow(impression.personId, {
      importance: importanceOf(impression.outcome),
      surprise: (happened ? 1 : 0) - expectation(belief, features),
      terms: features.subarray(firstTerm),
    });
    if (importance === 0) {
      counted.overCap += 1;
      continue;
    }
    counted.impressions += 1;
    if (happened) counted.answered += 1;
    learn(belief, features, { happened, importance });
    spreads.add(features.subarray(firstTerm), importance);
  }

  const slope = belief.mean[3] ?? 0;
  const pointed = learned.map((term, index) => slope * safe[term] + (belief.mean[firstTerm + index] ?? 0));
  const before = spreads.of(learned.map((term) => safe[term]));
  const scale = before / spreads.of(pointed);
  const evidence = { ...counted, people: limits.people() };
  const isEnough = hasEnough(evidence) && Number.isFinite(scale);
  const changes = learned.map((term, index): TermChange => {
    const bound = options.bounds[term];
    const old = safe[term];
    if (!isEnough || bound === null) return { term, before: old, after: old, wanted: old, heldBy: null };
    const wanted = (pointed[index] ?? 0) * scale;
    return { term, before: old, wanted, ...hold(old, wanted, { bound, ...pace }) };
  });
  const after = { ...safe };
  for (const [index, term] of learned.entries()) after[term] = changes[index]?.after ?? safe[term];
  return { weights: after, report: reportOf(evidence, isEnough, changes) };
}

/** Where the learned terms begin among the features: after the constant, the place twice and the score. */
const firstTerm = 4;

function hasEnough({ people, impressions, answered }: typeof leastEvidence): boolean {
  return (
    people >= leastEvidence.people &&
    impressions >= leastEvidence.impressions &&
    answered >= leastEvidence.answered
  );
}

function isSound<Term extends string>(
  { personId, terms, position, outcome }: Impression<Term>,
  names: readonly Term[],
): boolean {
  return (
    typeof personId === 'string' &&
    Number.isFinite(outcome) &&
    position >= 0 &&
    names.every((name) => Number.isFinite(terms[name]))
  );
}

function importanceOf(outcome: number): number {
  return outcome === 0 ? 1 : Math.log2(1 + Math.min(maxOutcome, Math.abs(outcome)));
}

/** Brings a weight a step towards what was wanted, within its bounds and its factor a day. */
function hold(
  before: number,
  wanted: number,
  limits: { bound: { min: number; max: number }; maxDailyFactor: number; elapsedDays: number },
): Pick<TermChange, 'after' | 'heldBy'> {
  const { bound, maxDailyFactor, elapsedDays } = limits;
  const factor = maxDailyFactor ** clamp(elapsedDays, 0, 1);
  const daily = clamp(wanted, before / factor, before * factor);
  const after = clamp(daily, bound.min, bound.max);
  if (after !== daily) return { after, heldBy: 'bounds' };
  return { after, heldBy: daily === wanted ? null : 'day' };
}

/** A weight as it was given where that is a number within its bounds; else the nearest that is. */
function safeWeight(weight: number, bound: { min: number; max: number } | null): number {
  if (bound === null) return Number.isFinite(weight) ? weight : 0;
  return Number.isFinite(weight) ? clamp(weight, bound.min, bound.max) : Math.sqrt(bound.min * bound.max);
}

function limited(feature: number): number {
  return clamp(feature, -maxFeature, maxFeature);
}

function clamp(value: number, min: number, max: number): number {
  return Math.min(max, Math.max(min, value));
}

function keysOf<Term extends string>(record: Record<Term, unknown>): Term[] {
  // The keys of a record of literals are those literals; `Object.keys` cannot say so.
  return Object.keys(record) as Term[];
}

function mapTerms<Term extends string>(
  terms: readonly Term[],
  value: (term: Term) => number,
): Record<Term, number> {
  // As above.
  return Object.fromEntries(terms.map((term) => [term, value(term)])) as Record<Term, number>;
}
