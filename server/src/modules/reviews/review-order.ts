import type { ReviewSort } from '@spark/contract';
import { sql, type RawBuilder } from 'kysely';
import type { CursorCodec } from '../../platform/http/index.ts';

/** Where a list of reviews goes on: behind this one. */
export interface ReviewPlace {
  stars: number;
  at: Date;
  id: string;
}

/** How each order of reviews sorts, and what comes behind a place in it. Among as many stars the newest come first. */
export const reviewOrders: Readonly<
  Record<ReviewSort, { by: readonly RawBuilder<unknown>[]; behind(place: ReviewPlace): RawBuilder<boolean> }>
> = {
  newest: { by: [], behind: ({ at, id }) => older(at, id) },
  highest: {
    by: [sql`stars desc`],
    behind: ({ stars, at, id }) =>
      sql<boolean>`(stars <= ${stars} and (stars < ${stars} or ${older(at, id)}))`,
  },
  lowest: {
    by: [sql`stars asc`],
    behind: ({ stars, at, id }) =>
      sql<boolean>`(stars >= ${stars} and (stars > ${stars} or ${older(at, id)}))`,
  },
};

function older(at: Date, id: string): RawBuilder<boolean> {
  return sql<boolean>`(created_at, id) < (${at}, ${id})`;
}

/** Writes a place into a cursor, and reads it back. Throws `invalid_cursor`. */
export function placeCodec(cursors: CursorCodec, scope: string) {
  return {
    encode: ({ stars, at, id }: ReviewPlace) => cursors.encode(scope, [stars, at.toISOString(), id]),
    decode: (cursor: string): ReviewPlace => {
      // The keyed hash proved that `encode` wrote this.
      const [stars, at, id] = cursors.decode(scope, cursor) as [number, string, string];
      return { stars, at: new Date(at), id };
    },
  };
}
