import type { Handlers } from '../../platform/http/index.ts';
import type { Services } from '../../platform/services.ts';
import { recognizeDevice } from './device.ts';
import { isCrawler } from './is-crawler.ts';
import { recordViews } from './record-views.ts';

/** Answers the call that tells what was seen. */
export function insightHandlers({
  db,
  publicUrl,
}: Pick<Services, 'db' | 'publicUrl'>): Handlers<'recordEvents'> {
  const isHttps = publicUrl.startsWith('https:');
  return {
    recordEvents: async ({ body, viewer, now, request, setHeader }) => {
      if (isCrawler(request.headers['user-agent'])) return undefined;
      if (viewer !== null) {
        const onlooker = { key: viewer.userId, userId: viewer.userId };
        await recordViews(db, { onlooker, events: body.events, now });
        return undefined;
      }
      const device = recognizeDevice(request.headers.cookie, { isHttps });
      if (device.cookie !== null) setHeader('set-cookie', device.cookie);
      await recordViews(db, { onlooker: { key: device.key, userId: null }, events: body.events, now });
      return undefined;
    },
  };
}
