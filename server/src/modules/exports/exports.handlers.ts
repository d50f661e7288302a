import type { Handlers } from '../../platform/http/index.ts';
import type { Services } from '../../platform/services.ts';
import { askForExport, listExports, openExport } from './ask-export.ts';

type Calls = 'askForExport' | 'listExports' | 'getExport';

/** Answers the calls by which one takes everything of oneself along. */
export function exportHandlers({ db, exports }: Pick<Services, 'db' | 'exports'>): Handlers<Calls> {
  return {
    askForExport: async ({ viewer, now }) =>
      db.transaction().execute((trx) => askForExport(trx, viewer.userId, now)),
    listExports: async ({ viewer, now }) => ({ items: await listExports(db, viewer.userId, now) }),
    getExport: async ({ params, viewer, now, setHeader }) => {
      const file = await openExport(db, exports, { id: params.id, userId: viewer.userId, now });
      setHeader('content-disposition', `attachment; filename="spark-${now.toISOString().slice(0, 10)}.zip"`);
      setHeader('cache-control', 'private, no-store');
      return file;
    },
  };
}
