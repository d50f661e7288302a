import type { Seen } from '../feed/index.ts';
import type { ResponseCounts } from '../reactions/index.ts';
import type { NewEvent, PostDay } from './events.queries.ts';

/** Somebody's answer to a post, the first of its kind that day. */
export interface Answer {
  postId: string;
  /** Null: a device nobody is signed in on. */
  userId: string | null;
  response: 'dwell' | 'click' | 'bag';
  at: Date;
}

/** Somebody opened a product, or put it into their bag. */
export interface Touch {
  productId: string;
  userId: string;
  response: 'click' | 'bag';
  at: Date;
}

/** What new events come to, in as few parts as can be. */
export interface Tally {
  counts: ResponseCounts[];
  days: PostDay[];
  /** What people saw. */
  seen: Seen[];
  /** What devices saw nobody is signed in on, each post as often as it was seen. */
  seenByNobody: string[];
  answers: Answer[];
  touches: Touch[];
}

const counted = { view: 'views', click: 'clicks', bag: 'bags', dwell: 'dwells' } as const;

/** Adds new events up. Of several answers of one kind to one post, a person's first of the day counts. */
export function tally(events: readonly NewEvent[]): Tally {
  const counts = new Map<string, ResponseCounts>();
  const days = new Map<string, PostDay>();
  const seen = new Map<string, Seen & { postIds: string[] }>();
  const seenByNobody: string[] = [];
  const answers = new Map<string, Answer>();
  for (const { day, viewer, is_person, post_id: postId, ms, response, is_first, at } of events) {
    if (postId === null) continue;
    const ofDay = found(days, `${postId} ${day}`, () => ({ ...nothing, postId, day, dwellMs: 0 }));
    ofDay.dwellMs += ms ?? 0;
    const key = `${viewer} ${postId} ${response} ${day}`;
    if (response === null || !is_first || answers.has(key)) continue;
    const of = counted[response];
    ofDay[of] += 1;
    found(counts, postId, () => ({ ...nothing, postId }))[of] += 1;
    const userId = is_person ? viewer : null;
    if (response !== 'view') answers.set(key, { postId, userId, response, at });
    else if (userId === null) seenByNobody.push(postId);
    else found(seen, `${userId} ${day}`, () => ({ userId, day, postIds: [] })).postIds.push(postId);
  }
  return {
    counts: [...counts.values()],
    days: [...days.values()],
    seen: [...seen.values()],
    seenByNobody,
    answers: [...answers.values()],
    touches: touchesOf(events),
  };
}

/** What people did with products; each event of one counts once a day as it is. */
function touchesOf(events: readonly NewEvent[]): Touch[] {
  return events.flatMap(({ viewer, is_person, product_id: productId, response, at }): Touch[] =>
    is_person && productId !== null && (response === 'click' || response === 'bag')
      ? [{ productId, userId: viewer, response, at }]
      : [],
  );
}

const nothing = { views: 0, clicks: 0, bags: 0, dwells: 0 };

function found<One>(map: Map<string, One>, key: string, make: () => One): One {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
