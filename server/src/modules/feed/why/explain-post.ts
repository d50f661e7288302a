import { explainPost, type PostExplanation } from '@spark/ranking';
import type { FeedEngine } from '../engine/feed-engine.ts';
import { seedOf } from '../rank-for-you.ts';

/** Explains a post as the feed of this reader is ranked at this moment; `null` while it is in nobody's feed. */
export type ExplainPost = (
  postId: string,
  reader: { userId: string; now: Date },
) => Promise<PostExplanation | null>;

/** Explains posts by the index of this process, with everything that was acknowledged before. */
export function explainWith(engine: FeedEngine): ExplainPost {
  return async (postId, { userId, now }) => {
    await engine.settle();
    const { index, reader } = await engine.prepare(userId, now);
    return explainPost(index, reader, postId, {
      now: Math.floor(now.getTime() / 1_000),
      seed: seedOf({ personId: userId, interestIds: [] }, now),
      weights: engine.weights(),
    });
  };
}
