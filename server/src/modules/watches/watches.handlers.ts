import { localeOf, notFound, type Handlers } from '../../platform/http/index.ts';
import type { OneClick } from '../../platform/mail/index.ts';
import type { Services } from '../../platform/services.ts';
import { isPushDevice } from '../notifications/index.ts';
import { confirmWatch } from './confirm-watch.ts';
import { endWatchPath } from './watch-mail.view.ts';
import { watchProduct } from './watch-product.ts';
import { deleteByToken, findByToken, selectOwn, type WatchRow } from './watches.queries.ts';

type Calls =
  | 'listProductWatches'
  | 'watchProduct'
  | 'unwatchProduct'
  | 'getWatch'
  | 'confirmWatch'
  | 'endWatch';

/** Answers the calls about watches. */
export function watchHandlers({ db }: Pick<Services, 'db'>): Handlers<Calls> {
  return {
    listProductWatches: async ({ params, viewer }) => ({
      watches: await selectOwn(db, params.id, viewer.userId),
      isPushDevice: await isPushDevice(db, viewer.sessionId),
    }),
    watchProduct: ({ params, body, viewer, now, request }) =>
      db.transaction().execute((trx) =>
        watchProduct(trx, {
          productId: params.id,
          kind: params.kind,
          userId: viewer?.userId ?? null,
          email: body.email ?? null,
          channel: body.channel ?? 'mail',
          locale: localeOf(request),
          now,
        }),
      ),
    unwatchProduct: async ({ params, viewer }) => {
      await db
        .deleteFrom('watches')
        .where('product_id', '=', params.id)
        .where('kind', '=', params.kind)
        .where('user_id', '=', viewer.userId)
        .execute();
      return undefined;
    },
    getWatch: async ({ params }) => watchView(await findByToken(db, params.token)),
    confirmWatch: ({ params, now }) =>
      db.transaction().execute(async (trx) => {
        await confirmWatch(trx, params.token, now);
        return watchView(await findByToken(trx, params.token));
      }),
    endWatch: async ({ params }) => {
      await deleteByToken(db, params.token);
      return undefined;
    },
  };
}

/** Ends a watch out of a letter about it; one that is over already is no mistake. */
export function endingWatches({ db }: Pick<Services, 'db'>): OneClick {
  return { path: endWatchPath, end: (token) => deleteByToken(db, token) };
}

function watchView(row: WatchRow | undefined) {
  if (row === undefined) throw notFound('watch');
  return {
    kind: row.kind,
    isConfirmed: row.confirmed_at !== null,
    product: { id: row.product_id, title: row.title },
  };
}
