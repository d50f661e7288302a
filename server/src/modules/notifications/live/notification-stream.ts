import type { FastifyRequest } from 'fastify';
import type { StreamSource, Viewer } from '../../../platform/http/index.ts';
import type { LiveUnread } from './live-unread.ts';

/**
 * How many notifications are unread, for whoever is signed in and asks for it. Each event has what it says as its id: who
 * comes back with the last one is told at once what is different now, and nothing if nothing is.
 */
export function notificationStream(
  live: LiveUnread,
  identify: (request: FastifyRequest) => Promise<Viewer>,
): StreamSource {
  return ({ notifications }, tell, request) => {
    if (notifications !== 'on') return () => undefined;
    let isClosed = false;
    let stop: () => void = () => undefined;
    const known = request.headers['last-event-id'];
    let last = typeof known === 'string' ? known : '';
    const say = (userId: string, unreadCount: number) => {
      const id = `${userId} ${unreadCount}`;
      if (id === last) return;
      last = id;
      tell('notifications', JSON.stringify({ unreadCount }), id);
    };
    const open = async () => {
      const viewer = await identify(request);
      if (viewer === null || isClosed) return;
      const { userId } = viewer;
      stop = live.follow(userId, {
        tell: (count) => say(userId, count),
        // Who was signed out meanwhile is told nothing more.
        isStill: async () => (await identify(request))?.userId === userId,
      });
    };
    // Where the database is away, the reader learns nothing until it asks again.
    void open().catch(() => undefined);
    return () => {
      isClosed = true;
      stop();
    };
  };
}
