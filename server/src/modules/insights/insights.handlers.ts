import type { FastifyRequest } from 'fastify';
import { limits } from '@spark/contract';
import type { Handlers, Viewer } from '../../platform/http/index.ts';
import type { Services } from '../../platform/services.ts';
import { adoptClicks } from '../shop/index.ts';
import { forgetDevice, knownDevice, recognizeDevice } from './device.ts';
import { isCrawler } from './is-crawler.ts';
import { listSales, readPostSales } from './read-sales.ts';
import { recordEvents } from './record-events.ts';
import type { Onlooker } from './record-views.ts';

const reportDays = 30;

/** Answers the call that tells what was seen and opened, and those that ask what came of it. */
export function insightHandlers({
  db,
  publicUrl,
}: Pick<Services, 'db' | 'publicUrl'>): Handlers<'recordEvents' | 'getPostSales' | 'listSales'> {
  const isHttps = publicUrl.startsWith('https:');
  const findOnlooker = async (
    viewer: Viewer,
    request: FastifyRequest,
    setCookie: (cookie: string) => void,
  ): Promise<Onlooker> => {
    const { cookie: cookies } = request.headers;
    if (viewer === null) {
      const device = recognizeDevice(cookies, { isHttps });
      if (device.cookie !== null) setCookie(device.cookie);
      return { key: device.key, userId: null };
    }
    const deviceKey = knownDevice(cookies);
    if (deviceKey !== null) {
      await db.transaction().execute((trx) => adoptClicks(trx, { deviceKey, userId: viewer.userId }));
      setCookie(forgetDevice({ isHttps }));
    }
    return { key: viewer.userId, userId: viewer.userId };
  };
  return {
    recordEvents: async ({ body, viewer, now, request, setHeader }) => {
      if (isCrawler(request.headers['user-agent'])) return undefined;
      const onlooker = await findOnlooker(viewer, request, (cookie) => setHeader('set-cookie', cookie));
      await recordEvents(db, { onlooker, events: body.events, now });
      return undefined;
    },
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
