import type { ShopperEvent } from '@spark/contract';
import type { Click } from '../shop/index.ts';
import { eventRules, longestLookMs, longLookMs, type EventResponse, type EventType } from './event.policy.ts';
import { dayOf, timely } from './event-times.ts';

/** Who tells of something. */
export interface Onlooker {
  /** A user's id, or the key of a device nobody is signed in on. */
  viewerKey: string;
  userId: string | null;
}

/** An event as it is to be kept, if what it is about is there. */
export interface ToldEvent extends Onlooker {
  type: EventType;
  postId: string | null;
  productId: string | null;
  /** At most now. */
  at: Date;
  /** Of `at`, in UTC. */
  day: string;
  /** What tells dwells of one post and day apart; 0 for all else, which counts once a day. */
  occasion: number;
  ms: number | null;
  response: EventResponse | null;
}

/** Reads an event somebody tells, `errorMs` after putting their clock right; `null` for one that came at no possible time. */
export function toldEvent(
  event: ShopperEvent,
  { onlooker, errorMs, now }: { onlooker: Onlooker; errorMs: number; now: Date },
): ToldEvent | null {
  const claimed = new Date(event.at);
  const at = timely(new Date(claimed.getTime() + errorMs), now);
  if (at === null) return null;
  const { type, postId, productId, ms } = event;
  const { of, response } = eventRules[type];
  const isShort = type === 'dwell' && (ms ?? 0) < longLookMs;
  return {
    ...onlooker,
    type,
    postId: postId ?? null,
    productId: of === 'product' ? (productId ?? null) : null,
    at,
    day: dayOf(at),
    // As the device told it: told again after its clock was put right, it is still the same.
    occasion: type === 'dwell' ? claimed.getTime() % dayMs : 0,
    ms: ms === undefined ? null : Math.min(ms, longestLookMs),
    response: isShort ? null : response,
  };
}

/** The event that a click is; `null` for one of long ago. */
export function toldClick(click: Click, now: Date): ToldEvent | null {
  const at = timely(click.at, now);
  if (at === null) return null;
  const { response } = eventRules[click.type];
  return { ...click, at, day: dayOf(at), occasion: 0, ms: null, response };
}

const dayMs = 86_400_000;
