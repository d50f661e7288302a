import { explainPost, usualWeights, type FeedIndex, type PostExplanation, type Reader } from '@spark/ranking';

/** Explains a post as the feed of this reader is ranked at this moment; `null` while it is in nobody's feed. */
export type ExplainPost = (
  postId: string,
  reader: { userId: string; now: Date },
) => Promise<PostExplanation | null>;

/** What keeps the index a feed is ranked by. */
export interface IndexKeeper {
  catchUp(): Promise<void>;
  prepare(personId: string | null): Promise<{ index: FeedIndex; reader: Reader }>;
}

/** Chance is drawn anew for each reader and day: between, a post explains itself the same way. */
const daySeconds = 86_400;

/** Explains posts by the index of this process, with everything that was acknowledged before. */
export function explainBy(engine: IndexKeeper): ExplainPost {
  return async (postId, { userId, now }) => {
    await engine.catchUp();
    const { index, reader } = await engine.prepare(userId);
    const seconds = Math.floor(now.getTime() / 1_000);
    const seed = Math.floor(seconds / daySeconds);
    return explainPost(index, reader, postId, { now: seconds, seed, weights: { ...usualWeights } });
  };
}
