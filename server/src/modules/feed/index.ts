export { feedHandlers } from './feed.handlers.ts';
export { sweepFeedSessions } from './feed-session.ts';
export { readSeen, rememberSeen, sweepSeen, type Seen } from './seen/remember-seen.ts';
export { isSampled, keepImpressions } from './learning/keep-impressions.ts';
export { learnWeights } from './learning/learn-weights.ts';
export { readWeights } from './learning/weights.queries.ts';
