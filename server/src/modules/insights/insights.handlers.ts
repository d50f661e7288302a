import type { FastifyRequest } from 'fastify';
import { limits } from '@spark/contract';
import type { Handlers, Viewer } from '../../platform/http/index.ts';
import type { Services } from '../../platform/services.ts';
import { readPostPage, type PostCards } from '../posts/index.ts';
import { createAddressVoices } from './address-voices.ts';
import { adoptDevice } from './adopt-device.ts';
import { forgetDevice, knownDevice, recognizeDevice } from './device.ts';
import { createEventBudget, eventsPerAddress, eventsPerPerson } from './event-budget.ts';
import type { EventBook } from './event-book.ts';
import { isCrawler } from './is-crawler.ts';
import { listSales, readPostSales } from './read-sales.ts';
import { recordEvents } from './record-events.ts';
import { selectSeenPostIds } from './seen-posts.queries.ts';
import type { Onlooker } from './told-event.ts';

const reportDays = 30;

/** Answers the call that tells what was seen and opened, and those that ask what came of it. */
export function insightHandlers({
  db,
  cards,
  cursors,
  publicUrl,
  events: book,
}: Pick<Services, 'db' | 'cursors' | 'publicUrl'> & { cards: PostCards; events: EventBook }): Handlers<
  'recordEvents' | 'listSeenPosts' | 'getPostSales' | 'listSales'
> {
  const isHttps = publicUrl.startsWith('https:');
  const budget = createEventBudget();
  const voices = createAddressVoices();

  const findOnlooker = async (
    viewer: Viewer,
    request: FastifyRequest,
    { setCookie, now }: { setCookie: (cookie: string) => void; now: Date },
  ): Promise<Onlooker> => {
    const { cookie: cookies } = request.headers;
    if (viewer === null) {
      const device = recognizeDevice(cookies, { isHttps });
      if (device.cookie !== null) setCookie(device.cookie);
      return { viewerKey: device.key, userId: null };
    }
    const { userId } = viewer;
    const deviceKey = knownDevice(cookies);
    if (deviceKey !== null) {
      await db.transaction().execute((trx) => adoptDevice(trx, { deviceKey, userId, now }));
      setCookie(forgetDevice({ isHttps }));
    }
    return { viewerKey: userId, userId };
  };

  return {
    recordEvents: async ({ body, viewer, now, request, setHeader }) => {
      if (isCrawler(request.headers['user-agent'])) return undefined;
      const { events, sentAt } = body;
      const caller =
        viewer === null
          ? { key: request.ip, perMinute: eventsPerAddress }
          : { key: viewer.userId, perMinute: eventsPerPerson };
      budget.spend(caller, events.length, now);
      const setCookie = (cookie: string) => setHeader('set-cookie', cookie);
      const onlooker = await findOnlooker(viewer, request, { setCookie, now });
      const told = { onlooker, address: request.ip, events, sentAt, now };
      await recordEvents({ book, voices }, told);
      return undefined;
    },
    listSeenPosts: ({ query, viewer, now }) =>
      readPostPage(
        { cards, cursors },
        {
          scope: `seen:${viewer.userId}`,
          query,
          select: (page) => selectSeenPostIds(db, viewer.userId, page),
        },
        { viewer, now },
      ),
    getPostSales: ({ viewer, params }) => readPostSales(db, { postId: params.id, authorId: viewer.userId }),
    listSales: ({ query, now }) =>
      listSales(db, {
        by: query.by,
        days: query.days ?? reportDays,
        limit: query.limit ?? limits.pageSize,
        now,
      }),
  };
}
