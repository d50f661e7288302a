import { say } from '../../../platform/sentences/index.ts';
import { FeedError } from '../feed/feed-error.ts';

/** Share of a feed's products that may go missing at once before a person has to look. */
const maxMissingShare = 0.2;

/** A product absent from this many imports of its feed in a row is not listed any more. */
export const importsUntilUnlisted = 3;

/** What a feed that was read would do. */
export interface ReadFeed {
  /** The error that ended the reading before the feed did. */
  endedEarly: FeedError | null;
  /** Products of the feed that are for sale. */
  known: number;
  /** How many of those are not in it any more. */
  missing: number;
}

/** Why a feed may not go in by itself, or `null` when it may. */
export function objectTo(read: ReadFeed, allowsShrinking: boolean): FeedError | null {
  if (read.endedEarly !== null) return read.endedEarly;
  if (allowsShrinking || read.missing <= read.known * maxMissingShare) return null;
  return new FeedError(
    'too_few_products',
    say`${read.missing} of ${read.known} products of this feed are not in it any more.`,
    { hint: 'if they are really gone, apply the import' },
  );
}
