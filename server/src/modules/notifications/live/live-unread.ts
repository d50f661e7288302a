import type { FastifyBaseLogger } from 'fastify';
import type { Receiver } from '../../../platform/broadcast/index.ts';
import type { Db } from '../../../platform/db/index.ts';
import { notificationsChannel } from '../deliver.ts';
import { countUnreadOfEach } from '../notifications.queries.ts';

/** A stream that is open for a person. */
interface Follower {
  tell(unreadCount: number): void;
  /** Whether its session is still this person's. */
  isStill(): Promise<boolean>;
}

/** Tells the streams of this process how many notifications are unread. */
export interface LiveUnread {
  /** Tells the present number, then each other one, until the returned function is called. */
  follow(userId: string, follower: Follower): () => void;
  close(): void;
}

/** People counted in one query. */
const batchSize = 500;
/** What happens within this is told at once; it also lets those who come back at the same moment share a query. */
const gatherMs = 50;
const retryMs = 1_000;

/** Counts anew whenever a broadcast names somebody who has a stream open here. */
export function createLiveUnread(db: Db, receiver: Receiver, log: FastifyBaseLogger): LiveUnread {
  const followed = new Map<string, Set<Follower>>();
  const uncounted = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  let isCounting = false;
  let isClosed = false;

  receiver.listen(notificationsChannel, {
    onWords: (userIds) => {
      for (const id of userIds) if (followed.has(id)) uncounted.add(id);
      countSoon(gatherMs);
    },
    // What was said meanwhile is counted once it can be heard again.
    onDeaf: () => undefined,
    onHearing: () => {
      for (const id of followed.keys()) uncounted.add(id);
      countSoon(gatherMs);
    },
  });

  function countSoon(pauseMs: number): void {
    if (isClosed || isCounting || uncounted.size === 0 || timer !== undefined) return;
    timer = setTimeout(() => {
      timer = undefined;
      void countAll();
    }, pauseMs);
    timer.unref();
  }

  async function countAll(): Promise<void> {
    isCounting = true;
    let pauseMs = gatherMs;
    const userIds = [...uncounted].slice(0, batchSize);
    for (const id of userIds) uncounted.delete(id);
    try {
      const counts = await countUnreadOfEach(db, userIds);
      await Promise.all(userIds.map((id) => tellAll(id, counts.get(id) ?? 0)));
      if (uncounted.size > 0) pauseMs = 0;
    } catch (error) {
      log.warn({ err: error }, 'unread notifications could not be counted; tried again');
      for (const id of userIds) uncounted.add(id);
      pauseMs = retryMs;
    }
    isCounting = false;
    countSoon(pauseMs);
  }

  async function tellAll(userId: string, count: number): Promise<void> {
    for (const follower of followed.get(userId) ?? []) {
      if (await follower.isStill()) follower.tell(count);
      else leave(userId, follower);
    }
  }

  function leave(userId: string, follower: Follower): void {
    const followers = followed.get(userId);
    followers?.delete(follower);
    if (followers?.size === 0) followed.delete(userId);
  }

  return {
    follow: (userId, follower) => {
      followed.set(userId, (followed.get(userId) ?? new Set()).add(follower));
      uncounted.add(userId);
      countSoon(gatherMs);
      return () => leave(userId, follower);
    },
    close: () => {
      isClosed = true;
      clearTimeout(timer);
    },
  };
}
