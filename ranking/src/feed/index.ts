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
export { createFeedIndex, settleFeedIndex, type FeedIndex, type FeedIndexOptions } from './feed-index.ts';
export { dropPost, hasPost, putPost, setBuyable } from './put-post.ts';
export { forgetPerson, respond, touch } from './respond.ts';
export { havingSeen, markSeen, prepareReader, wanting, type Reader } from './reader.ts';
export { mayBeShown } from './candidates.ts';
export { followedAuthors, isSureOfNoAnswer } from './known-marks.ts';
export { countNews, type NewsRequest } from './count-news.ts';
export { boundWeights, usualWeights } from './score.ts';
export { rankFeed, type FeedOptions } from './rank-feed.ts';
export { explainPost, type PostExplanation } from './explain-post.ts';
export {
  newestOfFollowed,
  newestOfInterests,
  newestPosts,
  type ListPosition,
  type ListRequest,
} from './lists-by-time.ts';
export { IndexFileError } from './column-file.ts';
export { decodeFeedIndex, encodeFeedIndex } from './feed-file.ts';
export { refit, type Impression, type RefitOptions, type WeightBounds } from './refit.ts';
export { type RefitReport, type TermChange } from './refit-report.ts';
export { weightBounds } from './weight-bounds.ts';
export {
  collectEdges,
  collectResponse,
  collectTouch,
  linkCollected,
  type EdgeCollection,
} from './load-edges.ts';
export { adoptGraph, compactFeedGraph, copyGraph } from './compaction.ts';
