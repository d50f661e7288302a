import type { Bag } from '@spark/contract';
import type { Db, Trx } from '../../../platform/db/index.ts';
import type { Handlers } from '../../../platform/http/index.ts';
import { loadOffers } from '../../catalog/index.ts';
import type { TellClicks } from '../sales/record-clicks.ts';
import type { ShopSettings } from '../shop-settings.ts';
import { deleteBagRows, selectBag, type BagRow } from './bag.queries.ts';
import { bagView } from './bag.view.ts';
import { keptRows, mergeBag } from './merge-bag.ts';
import { putBagItem } from './put-bag-item.ts';

/** Answers the calls about the bag. */
export function bagHandlers(
  { db, settings }: { db: Db; settings: ShopSettings },
  tellClicks: TellClicks,
): Handlers<'getBag' | 'putBagItem' | 'deleteBagItem' | 'mergeBag' | 'previewBag'> {
  const present = async (source: Db, rows: readonly BagRow[], now: Date): Promise<Bag> => {
    const ids = rows.map((row) => row.product_id);
    return bagView(rows, await loadOffers(source, ids, now), settings.checkout);
  };
  const change = (userId: string, now: Date, write: (trx: Trx) => Promise<void>): Promise<Bag> =>
    db.transaction().execute(async (trx) => {
      await write(trx);
      return present(trx, await selectBag(trx, userId), now);
    });
  return {
    getBag: async ({ viewer, now }) => present(db, await selectBag(db, viewer.userId), now),
    putBagItem: ({ viewer, params, body, now }) =>
      change(viewer.userId, now, (trx) => {
        const { quantity, fromPostId = null } = body;
        const item = { userId: viewer.userId, productId: params.productId, quantity, fromPostId, now };
        return putBagItem(trx, item, tellClicks);
      }),
    deleteBagItem: ({ viewer, params, now }) =>
      change(viewer.userId, now, (trx) => deleteBagRows(trx, viewer.userId, [params.productId])),
    mergeBag: ({ viewer, body, now }) =>
      change(viewer.userId, now, (trx) =>
        mergeBag(trx, { userId: viewer.userId, items: body.items, now }, tellClicks),
      ),
    previewBag: async ({ body, now }) => present(db, await keptRows(db, body.items, now), now),
  };
}
