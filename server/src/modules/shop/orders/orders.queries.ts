import { sql } from 'kysely';
import type { OrderStatus } from '@spark/contract';
import type { Db, Trx } from '../../../platform/db/index.ts';
import type { PageRequest } from '../../../platform/http/index.ts';
import { authorJson, type AuthorRow } from '../../accounts/index.ts';
import { pictureJson, type PictureRow } from '../../media/index.ts';
import { isPersonVisibleTo, type Reader } from '../../relations/index.ts';

/** An order with all that is shown of it. */
export type OrderRow = Awaited<ReturnType<typeof selectOrderRows>>[number];

/** A line of an order inside its row. */
export interface OrderLineRow {
  id: string;
  product_id: string | null;
  external_id: string;
  title: string;
  quantity: number;
  price_amount: number;
  refunded_quantity: number;
  from_post_id: string | null;
  picture: PictureRow | null;
  image_link: string | null;
}

interface OrderEventRow {
  type: 'placed' | 'paid' | 'shipped' | 'cancelled' | 'expired' | 'refunded' | 'refund_failed';
  at: string;
  note: string | null;
}

/** Orders with their lines and history, to be narrowed by the caller; staff (`null`) is told of every post. */
function selectOrders(db: Db, reader: Reader) {
  return db
    .selectFrom('orders')
    .leftJoin('users as buyer', 'buyer.id', 'orders.user_id')
    .select([
      'orders.id',
      'orders.number',
      'orders.user_id',
      'orders.status',
      'orders.currency',
      'orders.subtotal_amount',
      'orders.delivery_amount',
      'orders.refunded_amount',
      'orders.address',
      'orders.delivery_id',
      'orders.delivery_name',
      'orders.delivery_min_days',
      'orders.delivery_max_days',
      'orders.provider',
      'orders.paid_at',
      'orders.reserved_until',
      'orders.tracking',
      'orders.created_at',
      sql<string | null>`coalesce(buyer.claimed_email, buyer.email)`.as('buyer_email'),
      'buyer.locale as buyer_locale',
      sql<AuthorRow | null>`${authorJson(sql.ref('orders.user_id'))}`.as('buyer'),
      sql<OrderLineRow[]>`(
        select json_agg(json_build_object(
          'id', line.id, 'product_id', line.product_id, 'external_id', line.external_id, 'title', line.title,
          'quantity', line.quantity, 'price_amount', line.price_amount, 'refunded_quantity', line.refunded_quantity,
          'from_post_id', case when ${isPersonVisibleTo(reader, sql.ref<string>('origin.author_id'))}
            then line.from_post_id end, 'picture', ${pictureJson(sql`product.media_ids[1]`)},
          'image_link', product.image_links[1]) order by line.position)
        from order_lines line left join products product on product.id = line.product_id
          left join posts origin on origin.id = line.from_post_id
        where line.order_id = orders.id)`.as('lines'),
      sql<OrderEventRow[]>`(
        select json_agg(json_build_object('type', event.type, 'at', event.created_at, 'note', event.note)
          order by event.created_at, event.id)
        from order_events event where event.order_id = orders.id)`.as('history'),
    ]);
}

// Gives the row type its name; the builder above is what callers narrow.
const selectOrderRows = (db: Db) => selectOrders(db, null).execute();

/** One order; `userId` narrows it to its buyer's own. */
export async function findOrder(
  db: Db,
  id: string,
  userId: string | null = null,
): Promise<OrderRow | undefined> {
  return selectOrders(db, userId === null ? null : { userId })
    .where('orders.id', '=', id)
    .$if(userId !== null, (query) => query.where('orders.user_id', '=', userId))
    .executeTakeFirst();
}

/** Orders, newest first: a person's own, or those staff look for. */
export async function selectOrderPage(
  db: Db,
  page: PageRequest,
  filter: { userId?: string; status?: OrderStatus | undefined; q?: string | undefined },
): Promise<OrderRow[]> {
  let orders = selectOrders(db, filter.userId === undefined ? null : { userId: filter.userId });
  if (filter.userId !== undefined) orders = orders.where('orders.user_id', '=', filter.userId);
  if (filter.status !== undefined) orders = orders.where('orders.status', '=', filter.status);
  const q = filter.q?.trim() ?? '';
  if (q !== '') {
    orders = orders.where((row) =>
      row.or([
        row('orders.number', '=', q.toUpperCase()),
        row(sql`lower(buyer.email)`, '=', q.toLowerCase()),
      ]),
    );
  }
  if (page.after !== null) {
    const { at, id } = page.after;
    orders = orders.where(sql<boolean>`(orders.created_at, orders.id) < (${at}, ${id})`);
  }
  return orders
    .orderBy('orders.created_at', 'desc')
    .orderBy('orders.id', 'desc')
    .limit(page.limit + 1)
    .execute();
}

/** An order about to be changed, with its lines. */
export type LockedOrder = NonNullable<Awaited<ReturnType<typeof lockOrder>>>;

/** One order for changing: whoever else wants to waits until the transaction ends. */
export async function lockOrder(trx: Trx, id: string) {
  const order = await trx
    .selectFrom('orders')
    .select([
      'id',
      'user_id',
      'status',
      'currency',
      'subtotal_amount',
      'delivery_amount',
      'refunded_amount',
      'provider',
      'payment_session',
      'payment_reference',
      'reserved_until',
      'paid_at',
    ])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (order === undefined) return undefined;
  const lines = await trx
    .selectFrom('order_lines')
    .select([
      'id',
      'product_id',
      'title',
      'quantity',
      'price_amount',
      'refunded_quantity',
      'from_post_id',
      'credit_post_id',
      'credit_author_id',
    ])
    .where('order_id', '=', id)
    .orderBy('position')
    .execute();
  return { ...order, lines };
}
