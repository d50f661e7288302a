import type { ReviewSort } from '@spark/contract';
import { sql, type RawBuilder } from 'kysely';
import type { CursorCodec } from '../../platform/http/index.ts';

/** Where a list of reviews goes on: behind this one. */
export interface ReviewPlace {
  stars: number;
  score: number;
  /** Where the share began that its score speaks of. */
  from: number;
  /** Helpful votes the reviews of the product had when the list began; its scores stay those of that moment. */
  votes: number;
  at: Date;
  id: string;
}

/** The standard score of 95 % confidence. */
const confidence = 1.96;

/**
 * How helpful a review is: the lower bound of Wilson's interval (E. B. Wilson, "Probable Inference, the Law of Succession, and
 * Statistical Inference", J. Am. Stat. Assoc. 22, 1927) for the share a review wins of the votes that were given to reviews
 * of its product since it came, `votes` being how many there are in all. `docs/decisions/reviews.md` says why.
 */
export function helpfulness(votes: number): RawBuilder<number> {
  const trials = sql`greatest(helpful_count, ${votes}::int - share_from)::float8`;
  const share = sql`(helpful_count / ${trials})`;
  const z2 = sql.lit(confidence ** 2);
  return sql<number>`(case when helpful_count = 0 then 0::float8 else
    (${share} + ${z2} / (2 * ${trials})
      - ${sql.lit(confidence)} * sqrt((${share} * (1 - ${share}) + ${z2} / (4 * ${trials})) / ${trials}))
    / (1 + ${z2} / ${trials}) end)`;
}

/**
 * How an order of reviews sorts, and what comes behind a place in it. Among equals the newest come first: of those with votes
 * whoever had fewer to win, which is a question only where votes were taken back.
 */
export interface ReviewOrder {
  by: readonly RawBuilder<unknown>[];
  behind(place: ReviewPlace): RawBuilder<boolean>;
}

/** The order of a list that began when the reviews of its product had so many helpful votes. */
export function reviewOrder(sort: ReviewSort, votes: number): ReviewOrder {
  switch (sort) {
    case 'helpful': {
      const score = helpfulness(votes);
      return {
        by: [sql`${score} desc`, sql`share_from desc`],
        behind: ({ from, at, id, ...place }) =>
          sql<boolean>`(${score} <= ${place.score} and (
            ${score} < ${place.score} or (share_from, created_at, id) < (${from}, ${at}, ${id})))`,
      };
    }
    case 'newest':
      return { by: [], behind: older };
    case 'highest':
      return { by: [sql`stars desc`], behind: (place) => below(sql`stars`, place.stars, place) };
    case 'lowest':
      return {
        by: [sql`stars asc`],
        behind: (place) =>
          sql<boolean>`(stars >= ${place.stars} and (stars > ${place.stars} or ${older(place)}))`,
      };
  }
}

function below(value: RawBuilder<unknown>, bound: number, place: ReviewPlace): RawBuilder<boolean> {
  return sql<boolean>`(${value} <= ${bound} and (${value} < ${bound} or ${older(place)}))`;
}

function older({ at, id }: ReviewPlace): RawBuilder<boolean> {
  return sql<boolean>`(created_at, id) < (${at}, ${id})`;
}

/** Writes a place into a cursor, and reads it back. Throws `invalid_cursor`. */
export function placeCodec(cursors: CursorCodec, scope: string) {
  return {
    encode: ({ stars, score, from, votes, at, id }: ReviewPlace) =>
      cursors.encode(scope, [stars, score, from, votes, at.toISOString(), id]),
    decode: (cursor: string): ReviewPlace => {
      // The keyed hash proved that `encode` wrote this.
      const [stars, score, from, votes, at, id] = cursors.decode(scope, cursor) as [
        number,
        number,
        number,
        number,
        string,
        string,
      ];
      return { stars, score, from, votes, at: new Date(at), id };
    },
  };
}
