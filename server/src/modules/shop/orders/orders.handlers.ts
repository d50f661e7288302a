import type { Order } from '@spark/contract';
import type { Db } from '../../../platform/db/index.ts';
import {
  notFound,
  ProblemError,
  readPageRequest,
  toPage,
  type CursorCodec,
  type Handlers,
} from '../../../platform/http/index.ts';
import { say } from '../../../platform/sentences/index.ts';
import { beginPayment } from '../payment/begin-payment.ts';
import type { Payments } from '../payment/payment-provider.ts';
import type { ShopSettings } from '../shop-settings.ts';
import { cancelOrder } from './cancel-order.ts';
import { findOrder, lockOrder, selectOrderPage } from './orders.queries.ts';
import { orderView } from './orders.view.ts';
import { placeOrder } from './place-order.ts';

/** Answers the calls of buyers about their orders. */
export function orderHandlers({
  db,
  cursors,
  settings,
  payments,
}: {
  db: Db;
  cursors: CursorCodec;
  settings: ShopSettings;
  payments: Payments;
}): Handlers<'createOrder' | 'listOrders' | 'getOrder' | 'payOrder' | 'cancelOrder'> {
  const terms = { provider: payments.current, attributionHours: settings.attributionHours };
  return {
    createOrder: ({ viewer, body, now, createOnce }) => {
      refuseHandover(settings);
      const { address, delivery, currency, expectedTotal } = body;
      const order = { userId: viewer.userId, address, delivery, currency, expectedTotal, now };
      return createOnce(async (trx) =>
        readOrder(trx, await placeOrder(trx, order, terms), viewer.userId, now),
      );
    },
    listOrders: async ({ viewer, query, now }) => {
      const scope = `orders ${viewer.userId}`;
      const page = readPageRequest(cursors, scope, query);
      const rows = await selectOrderPage(db, page, { userId: viewer.userId });
      const position = ({ created_at: at, id }: (typeof rows)[number]) => ({ at, id });
      return toPage(rows, { limit: page.limit, scope, cursors, position }, (shown) =>
        shown.map((row) => orderView(row, now)),
      );
    },
    getOrder: ({ viewer, params, now }) => readOrder(db, params.id, viewer.userId, now),
    payOrder: ({ viewer, params, now }) =>
      beginPayment(db, payments, { orderId: params.id, userId: viewer.userId, now }),
    cancelOrder: ({ viewer: { userId }, params, now }) =>
      db.transaction().execute(async (trx) => {
        const order = await lockOrder(trx, params.id);
        if (order === undefined || order.user_id !== userId) throw notFound('order');
        await cancelOrder(trx, order, { actorId: userId, now });
        return readOrder(trx, params.id, userId, now);
      }),
  };
}

function refuseHandover({ checkout }: ShopSettings): void {
  if (checkout === 'builtin') return;
  throw new ProblemError('conflict', say`This is bought at the shop itself. Follow its link from the bag.`);
}

async function readOrder(db: Db, id: string, userId: string, now: Date): Promise<Order> {
  const row = await findOrder(db, id, userId);
  if (row === undefined) throw notFound('order');
  return orderView(row, now);
}
