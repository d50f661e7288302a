import type { Db } from '../../../platform/db/index.ts';
import type { Handlers } from '../../../platform/http/index.ts';
import type { FindAuthors, ShopSettings } from '../shop-settings.ts';
import { createHandover } from './create-handover.ts';
import { putShopOrders } from './put-shop-orders.ts';

/** Answers the calls about buying at the shop itself. */
export function handoverHandlers(
  { db, settings }: { db: Db; settings: ShopSettings },
  findAuthors: FindAuthors,
): Handlers<'createHandover' | 'putShopOrders'> {
  return {
    createHandover: ({ viewer, body, now }) => {
      const shopper = { userId: viewer?.userId ?? null, items: body.items, now };
      return db.transaction().execute((trx) => createHandover(trx, shopper, { settings, findAuthors }));
    },
    putShopOrders: ({ body, now, takeOnce }) =>
      takeOnce((trx) => putShopOrders(trx, body.items, { windowHours: settings.attributionHours, now })),
  };
}
