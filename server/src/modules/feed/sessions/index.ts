export type { FeedSession, KeptSession } from './feed-session.ts';
export { createFeedSessions, sweepFeedSessions, type FeedSessions } from './feed-sessions.ts';
export {
  orderLength,
  orderOf,
  packedAt,
  packOrder,
  readId,
  readOrder,
  type PackedOrder,
} from './packed-order.ts';
export { selectLastSession } from './sessions.queries.ts';
