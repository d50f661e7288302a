export { createFeedEngine, type FeedEngine } from './engine/feed-engine.ts';
export { countPostsWith } from './count-posts.ts';
export { feedHandlers } from './feed.handlers.ts';
export { rememberSeen, sweepSeen, type Seen } from './seen/remember-seen.ts';
export { sweepFeedSessions } from './sessions/index.ts';
export { learnWeights } from './learning/learn-weights.ts';
export { explainFeed, tellingTerms, type ExplainedFeed } from './explain-feed.ts';
