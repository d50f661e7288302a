import { limits, type InterestRef } from '@spark/contract';
import type { Db } from '../../../platform/db/index.ts';
import { selectInterestNames, selectInterestShares, selectLabelledTexts } from './suggestions.queries.ts';
import { learnWords, splitWords, type WordModel } from './word-model.ts';

/** What somebody has written and tagged so far. */
export interface WrittenSoFar {
  text: string;
  productIds: readonly string[];
}

/** Suggests the interests a post belongs to. */
export interface Suggestions {
  /** Up to three interests, best first. */
  suggest(written: WrittenSoFar, now: Date): Promise<InterestRef[]>;
}

/** How long what was learned from the community's posts is used. */
const learnedMs = 10 * 60_000;
/** An interest that is named is meant: it outweighs any guess. */
const namedWeight = 1;
/** Below this a suggestion would more often be wrong than right. */
const leastWeight = 0.12;

/**
 * Makes suggestions from three signs: the interest's name stands in the text, posts that show the same products (or, where
 * there are none, products of the same category) belong to it, and posts with the same words do.
 */
export function createSuggestions(db: Db): Suggestions {
  let learned: { words: Promise<WordModel>; at: number } | null = null;
  const words = (now: Date): Promise<WordModel> => {
    if (learned === null || now.getTime() - learned.at > learnedMs) {
      const model = selectLabelledTexts(db).then(learnWords);
      // A failure is told to whoever waits, and not remembered.
      model.catch(() => (learned = null));
      learned = { words: model, at: now.getTime() };
    }
    return learned.words;
  };
  return {
    async suggest({ text, productIds }, now) {
      const [names, shares, model] = await Promise.all([
        selectInterestNames(db),
        selectInterestShares(db, productIds),
        words(now),
      ]);
      const byWords = model.weigh(text);
      const written = splitWords(text);
      return names
        .map((interest) => ({
          interest,
          weight:
            (isNamed(interest.name, written) ? namedWeight : 0) +
            (shares.get(interest.slug) ?? 0) +
            (byWords.get(interest.slug) ?? 0),
        }))
        .filter(({ weight }) => weight >= leastWeight)
        .toSorted((one, other) => other.weight - one.weight)
        .slice(0, limits.maxInterestsPerPost)
        .map(({ interest }) => interest);
    },
  };
}

function isNamed(name: string, written: ReadonlySet<string>): boolean {
  const words = [...splitWords(name)];
  return words.length > 0 && words.every((word) => written.has(word));
}
