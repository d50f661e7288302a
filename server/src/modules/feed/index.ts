export { createFeedEngine, type FeedEngine } from './engine/feed-engine.ts';
export { feedHandlers } from './feed.handlers.ts';
export { sweepFeedSessions } from './feed-session.ts';
export { readSeen, rememberSeen, sweepSeen, type Seen } from './seen/remember-seen.ts';
