import type { FeedEngine } from './engine/feed-engine.ts';
import type { KeptSession } from './sessions/index.ts';

/** Visitors who come within this time are given one order. */
const sharedMs = 1_000;
/** So many lists are remembered: those of a second. */
const maxLists = 500;

/**
 * The order of a list for a visitor who begins to read it. Nothing tells visitors with the same interests apart, so those
 * who come within a second share one order, and one session: a crowd that follows a link costs as much as one of them. What
 * people answer meanwhile counts a second later for them; what is posted, changed or deleted counts at once.
 */
export type VisitorOrders = (
  list: string,
  now: Date,
  begin: () => Promise<KeptSession>,
) => Promise<KeptSession>;

/** Makes the place where they are remembered. */
export function createVisitorOrders(engine: FeedEngine): VisitorOrders {
  const orders = new Map<string, { until: number; order: Promise<KeptSession> }>();
  let known: ReturnType<FeedEngine['current']> | null = null;

  return (list, now, begin) => {
    const { index, version } = engine.current();
    if (known?.index !== index || known.version !== version || orders.size >= maxLists) orders.clear();
    known = { index, version };
    const shared = orders.get(list);
    if (shared !== undefined && now.getTime() < shared.until) return shared.order;
    const order = begin();
    orders.set(list, { until: now.getTime() + sharedMs, order });
    // Whoever comes next tries anew.
    const forget = () => void (orders.get(list)?.order === order && orders.delete(list));
    order.then(({ kept }) => kept).catch(forget);
    return order;
  };
}
