import type { PackedOrder } from './packed-order.ts';

/** The fixed order of a feed while somebody pages through it. */
export interface FeedSession {
  id: string;
  /** `null` for a visitor. */
  userId: string | null;
  order: PackedOrder;
  createdAt: Date;
}

/** A session, and when it is kept: until then nobody may be told of it. */
export interface KeptSession {
  session: FeedSession;
  kept: Promise<void>;
}
