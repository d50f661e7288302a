export {
  createFeedSessions,
  sweepFeedSessions,
  type FeedSession,
  type FeedSessions,
} from './feed-sessions.ts';
export { orderLength, packOrder, readOrder } from './packed-order.ts';
export { selectLastSession } from './sessions.queries.ts';
