import type { PackedOrder } from './packed-order.ts';

/** The fixed order of a feed while somebody pages through it. */
export interface FeedSession {
  id: string;
  /** `null` for a visitor. */
  userId: string | null;
  order: PackedOrder;
  createdAt: Date;
}
