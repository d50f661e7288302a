/** What is known of a post when it competes for a place in somebody's feed. */
export interface PostFeatures {
  /** How many of the post's interests are among the reader's. */
  matchedInterests: number;
  isByFollowed: boolean;
  ageHours: number;
  smiles: number;
  saves: number;
  comments: number;
}

/** The parts of a score; their sum is the score. */
export interface ScoreTerms {
  interest: number;
  followed: number;
  fresh: number;
  quality: number;
}

// A post of one chosen interest (half the weight) beats the freshest and best-liked one of none: people see what they
// asked for.
const weights: ScoreTerms = { interest: 4, followed: 1, fresh: 1, quality: 0.7 };
// Half of being new is gone after three days; photos and stories stay worth seeing longer than news does.
const freshHalfLifeHours = 72;
// What a response says about a post: commenting takes more than saving, saving more than smiling.
const responseWeights = { smile: 1, save: 2, comment: 3 };
// Weighted responses at which quality counts in full; beyond it a post is popular, not better.
const fullQualityResponses = 100;

/**
 * Scores a post as a sum of four terms. Interest has diminishing returns (1 − ½ⁿ for n shared interests), freshness
 * decays exponentially, quality grows with the logarithm of the weighted responses. O(1).
 */
export function scorePost(post: PostFeatures): ScoreTerms {
  const responses =
    responseWeights.smile * post.smiles +
    responseWeights.save * post.saves +
    responseWeights.comment * post.comments;
  return {
    interest: weights.interest * (1 - 0.5 ** post.matchedInterests),
    followed: post.isByFollowed ? weights.followed : 0,
    fresh: weights.fresh * 0.5 ** (Math.max(0, post.ageHours) / freshHalfLifeHours),
    quality: weights.quality * Math.min(1, Math.log1p(responses) / Math.log1p(fullQualityResponses)),
  };
}

/** The score: the sum of its terms. */
export function sumTerms(terms: ScoreTerms): number {
  return terms.interest + terms.followed + terms.fresh + terms.quality;
}
