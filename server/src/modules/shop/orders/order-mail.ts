import { Type } from 'typebox';
import type { Db } from '../../../platform/db/index.ts';
import { handleJob, jobType, type QueuedJob } from '../../../platform/jobs/index.ts';
import { letterLocale, type Mail } from '../../../platform/mail/index.ts';
import { composeOrderMail } from './order-mail.view.ts';
import { findOrder } from './orders.queries.ts';
import { orderView } from './orders.view.ts';

/** A letter about an order; the last try comes about half a day after the first. */
export const orderMail = jobType({
  name: 'order-mail',
  payload: Type.Object({
    orderId: Type.String(),
    kind: Type.Enum(['placed', 'paid', 'shipped', 'cancelled', 'expired', 'refunded']),
    refundId: Type.Optional(Type.String()),
  }),
  maxAttempts: 12,
});

/** Writes to the buyer; an account that is gone gets no letter. */
export function orderMailJob(db: Db, mail: Mail, publicUrl: string): QueuedJob {
  return handleJob(orderMail, async ({ orderId, kind, refundId }, { now }) => {
    const row = await findOrder(db, orderId);
    if (row === undefined || row.buyer_email === null) return { orderId, kind, outcome: 'nobody to tell' };
    const refunded = refundId === undefined ? 0 : await refundAmount(db, refundId);
    const letter = composeOrderMail(orderView(row, now), {
      kind,
      refunded,
      publicUrl,
      locale: letterLocale(row.buyer_locale),
    });
    await mail.send({ id: `${orderId} ${kind} ${refundId ?? ''}`, to: row.buyer_email, ...letter });
    return { orderId, kind, outcome: 'sent' };
  });
}

async function refundAmount(db: Db, refundId: string): Promise<number> {
  const refund = await db
    .selectFrom('refunds')
    .select('amount')
    .where('id', '=', refundId)
    .executeTakeFirst();
  return refund?.amount ?? 0;
}
