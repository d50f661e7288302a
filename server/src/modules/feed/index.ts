export { feedHandlers } from './feed.handlers.ts';
export { sweepFeedSessions } from './feed-session.ts';
