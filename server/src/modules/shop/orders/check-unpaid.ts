import { sql } from 'kysely';
import type { Trx } from '../../../platform/db/index.ts';
import { ProblemError } from '../../../platform/http/index.ts';
import { objectToUnpaid, type Unpaid } from './unpaid-orders.policy.ts';

/**
 * Throws `too_many_unpaid` when somebody holds too much already that is not paid. Their bag is locked by then, so that of
 * two orders at once the second counts the first. At an address nobody waits for anybody: of orders at the very same
 * moment a few more may pass.
 */
export async function checkUnpaid(
  trx: Trx,
  buyer: { userId: string; addressKey: string },
  pieces: number,
): Promise<void> {
  const { rows } = await sql<Unpaid>`
    select
      (select count(*) from orders where user_id = ${buyer.userId} and status = 'pending')::int as orders,
      (select coalesce(sum(line.quantity), 0)
        from orders join order_lines line on line.order_id = orders.id
        where orders.user_id = ${buyer.userId} and orders.status = 'pending')::int as pieces,
      (select count(*) from orders
        where address_key = ${buyer.addressKey} and status = 'pending')::int as "ordersAtAddress"`.execute(
    trx,
  );
  const [unpaid = { orders: 0, pieces: 0, ordersAtAddress: 0 }] = rows;
  const objection = objectToUnpaid(unpaid, pieces);
  if (objection !== null) throw new ProblemError('too_many_unpaid', objection);
}
