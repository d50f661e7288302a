import type { AdminOrder } from '@spark/contract';
import type { Db, Trx } from '../../../platform/db/index.ts';
import {
  notFound,
  readPageRequest,
  toPage,
  type CursorCodec,
  type Handlers,
} from '../../../platform/http/index.ts';
import { recordPayment } from '../payment/record-payment.ts';
import { cancelOrder } from './cancel-order.ts';
import { findOrder, lockOrder, selectOrderPage, type LockedOrder } from './orders.queries.ts';
import { adminOrderView } from './orders.view.ts';
import { refundOrder } from './refund-order.ts';
import { shipOrder } from './ship-order.ts';

/** Answers the calls of staff about orders. */
export function adminOrderHandlers({
  db,
  cursors,
}: {
  db: Db;
  cursors: CursorCodec;
}): Handlers<
  | 'listAdminOrders'
  | 'getAdminOrder'
  | 'markOrderPaid'
  | 'markOrderShipped'
  | 'cancelAdminOrder'
  | 'refundOrder'
> {
  const change = (id: string, now: Date, write: (trx: Trx, order: LockedOrder) => Promise<void>) =>
    db.transaction().execute((trx) => changeOrder(trx, { id, now }, write));
  return {
    listAdminOrders: async ({ query, now }) => {
      const { status, q } = query;
      const scope = `admin orders ${JSON.stringify([status, q])}`;
      const page = readPageRequest(cursors, scope, query);
      const rows = await selectOrderPage(db, page, { status, q });
      const position = ({ created_at: at, id }: (typeof rows)[number]) => ({ at, id });
      return toPage(rows, { limit: page.limit, scope, cursors, position }, (shown) =>
        shown.map((row) => adminOrderView(row, now)),
      );
    },
    getAdminOrder: ({ params, now }) => readAdminOrder(db, params.id, now),
    markOrderPaid: ({ viewer, params, now }) =>
      change(params.id, now, (trx, order) =>
        recordPayment(trx, order, { reference: order.payment_reference, actorId: viewer.userId, now }),
      ),
    markOrderShipped: ({ viewer, params, body, now }) =>
      change(params.id, now, (trx, order) =>
        shipOrder(trx, order, { tracking: body.tracking?.trim() || null, actorId: viewer.userId, now }),
      ),
    cancelAdminOrder: ({ viewer, params, body, now }) =>
      change(params.id, now, (trx, order) =>
        cancelOrder(trx, order, { actorId: viewer.userId, now, note: body.note?.trim() || null }),
      ),
    refundOrder: ({ viewer, params, body, now, createOnce }) =>
      createOnce((trx) =>
        changeOrder(trx, { id: params.id, now }, (_trx, order) => {
          const mover = { actorId: viewer.userId, now, note: body.note?.trim() || null };
          return refundOrder(trx, order, { lines: body.lines, ...mover });
        }),
      ),
  };
}

async function changeOrder(
  trx: Trx,
  { id, now }: { id: string; now: Date },
  write: (trx: Trx, order: LockedOrder) => Promise<void>,
): Promise<AdminOrder> {
  const order = await lockOrder(trx, id);
  if (order === undefined) throw notFound('order');
  await write(trx, order);
  return readAdminOrder(trx, id, now);
}

async function readAdminOrder(db: Db, id: string, now: Date): Promise<AdminOrder> {
  const row = await findOrder(db, id);
  if (row === undefined) throw notFound('order');
  return adminOrderView(row, now);
}
