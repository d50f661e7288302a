import { postsOfInterest } from '@spark/ranking';
import type { FeedEngine } from './engine/feed-engine.ts';

/**
 * Tells how many posts interests have, without asking the database: counted there, a million posts took 20 s, and a number
 * kept beside each interest would be a row that everybody who posts waits for.
 */
export function countPostsWith(engine: FeedEngine): () => Promise<(interestId: string) => number> {
  return async () => {
    await engine.settle();
    const { index } = engine.current();
    return (interestId) => postsOfInterest(index, interestId);
  };
}
