import { Type, type Static } from 'typebox';

/** How a feed is put in order. */
export const FeedView = Type.Enum(['for-you', 'following', 'newest']);
export type FeedView = Static<typeof FeedView>;
