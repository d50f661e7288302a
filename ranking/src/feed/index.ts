export {
  postKinds,
  responses,
  responseWeights,
  termNames,
  touchKinds,
  touchWeights,
  usualTastes,
  type PostFacts,
  type PostKindName,
  type RankedPost,
  type ReaderFacts,
  type Response,
  type ResponseFact,
  type Tastes,
  type TermName,
  type TouchFact,
  type TouchKind,
  type Weights,
} from './facts.ts';
export {
  createFeedIndex,
  settleFeedIndex,
  settleFeedIndexInSteps,
  type FeedIndex,
  type FeedIndexOptions,
} from './posts/feed-index.ts';
export { dropPost, findPost, findPostsAt, hasPost, putPost, setBuyable } from './posts/put-post.ts';
export {
  collectParts,
  layParts,
  loadAuthors,
  loadBuyable,
  loadCounts,
  loadParts,
  loadPosts,
  makeRoom,
  type LoosePart,
} from './posts/load-posts.ts';
export { languageNumber } from './posts/language-number.ts';
export { shelveAll } from './posts/shelve-all.ts';
export { forgetPerson, respond, touch } from './responses/respond.ts';
export { havingSeen, markSeen, prepareReader, wanting, type Reader } from './reader/reader.ts';
export { maxInARow } from './rank/board.ts';
export { mayBeShown } from './rank/candidates.ts';
export { followedAuthors, isSureOfNoAnswer } from './responses/known-marks.ts';
export { countNews, type NewsRequest } from './posts/count-news.ts';
export { boundWeights, usualWeights } from './rank/score.ts';
export { orderFeed, rankFeed, type FeedOptions } from './rank/rank-feed.ts';
export { explainPost, type PostExplanation } from './rank/explain-post.ts';
export {
  newestOfFollowed,
  newestOfInterests,
  newestPosts,
  postsOfInterest,
  type ListPosition,
  type ListRequest,
} from './posts/lists-by-time.ts';
export { headBytes, IndexFileError, keptFrom } from './file/column-file.ts';
export {
  decodeFeedIndex,
  decodeInSteps,
  encodeFeedIndex,
  encodeFrozen,
  type ReadIndex,
} from './file/feed-file.ts';
export { freezePosts, type FrozenPosts } from './file/freeze-posts.ts';
export { refit, type Impression, type RefitOptions, type WeightBounds } from './learn/refit.ts';
export { type RefitReport, type TermChange } from './learn/refit-report.ts';
export { weightBounds } from './learn/weight-bounds.ts';
export {
  collectDeeds,
  collectResponse,
  collectResponses,
  collectTouch,
  collectTouches,
  type DeedBatch,
  type Deeds,
} from './responses/deeds.ts';
export {
  joinRows,
  knowPeople,
  type KnownPeople,
  linkCollected,
  linkInSteps,
  linkRows,
  orderRows,
} from './responses/link-deeds.ts';
export { reckonDiscounts } from './responses/discounts.ts';
export { findMutual, type MutualGroup, type MutualOrder } from './responses/find-mutual.ts';
export { layRows, type LaidRows, type RowOrder } from './responses/lay-rows.ts';
export { mirrorRows, type MirrorOrder } from './responses/mirror-edges.ts';
export { adoptGraph, compactFeedGraph, copyGraph } from './responses/compaction.ts';
