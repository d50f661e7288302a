export { createFeedEngine, type FeedEngine } from './engine/feed-engine.ts';
export { feedHandlers } from './feed.handlers.ts';
export { sweepFeedSessions } from './sessions/index.ts';
