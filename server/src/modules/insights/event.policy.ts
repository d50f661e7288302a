import type { ShopperEvent } from '@spark/contract';
import { invalid, type ProblemDetail } from '../../platform/http/index.ts';
import { say } from '../../platform/sentences/index.ts';

/** What an event may be. */
export type EventType = ShopperEvent['type'];

/** What an event says to the feed. */
export type EventResponse = 'view' | 'dwell' | 'click' | 'bag';

/** Somebody who stays with a post this long took it in; a shorter look says no more than that it was seen. */
export const longLookMs = 8_000;

/** More than this of one look is somebody who went away and left the page open. */
export const longestLookMs = 60_000;

interface EventRule {
  /** What it cannot do without. */
  of: 'post' | 'product';
  response: EventResponse;
}

/** What each type of event is about, and says to the feed. */
export const eventRules: Readonly<Record<EventType, EventRule>> = {
  view: { of: 'post', response: 'view' },
  dwell: { of: 'post', response: 'dwell' },
  'link-open': { of: 'post', response: 'click' },
  'post-open': { of: 'post', response: 'click' },
  share: { of: 'post', response: 'click' },
  'tag-open': { of: 'product', response: 'click' },
  'product-open': { of: 'product', response: 'click' },
  'bag-add': { of: 'product', response: 'bag' },
};

/** Throws `validation_failed` for events that do not say what they are about. */
export function checkEvents(events: readonly ShopperEvent[]): void {
  const [first, ...rest] = events.flatMap(faultsOf);
  if (first !== undefined) throw invalid(first, ...rest);
}

function faultsOf({ type, postId, productId, ms }: ShopperEvent, index: number): ProblemDetail[] {
  const at = `/events/${index}`;
  const faults: ProblemDetail[] = [];
  const { of } = eventRules[type];
  if (of === 'post' && postId === undefined) {
    faults.push({ path: `${at}/postId`, message: say`A ${type} is of a post.` });
  }
  if (of === 'product' && productId === undefined) {
    faults.push({ path: `${at}/productId`, message: say`A ${type} is of a product.` });
  }
  if (type === 'dwell' && ms === undefined) {
    faults.push({ path: `${at}/ms`, message: say`A dwell says how long it was.` });
  }
  if (type !== 'dwell' && ms !== undefined) {
    faults.push({ path: `${at}/ms`, message: say`Only a dwell says how long it was.` });
  }
  return faults;
}
