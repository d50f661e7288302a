import { Type, type Static } from 'typebox';
import { limits } from './limits.ts';
import { Order, OrderStatus } from './orders.ts';
import { Id, Nullable, PageOf, PageQuery, Shape, Text } from './primitives.ts';
import { route } from './route.ts';
import { Author } from './users.ts';

/** An order as staff see it. */
export const AdminOrder = Shape({
  ...Order.properties,
  /** `null` when the account is gone. */
  buyer: Nullable(Shape({ ...Author.properties, email: Type.String() })),
  may: Type.Array(Type.Enum(['pay', 'ship', 'cancel', 'refund'])),
});
export type AdminOrder = Static<typeof AdminOrder>;

const byId = Shape({ id: Id });
const Note = Type.Optional(Nullable(Text(500, { mayBeEmpty: true })));

export const adminOrderRoutes = {
  listAdminOrders: route({
    id: 'listAdminOrders',
    method: 'GET',
    path: '/admin/orders',
    summary: 'All orders, newest first; `q` is a number or an e-mail address',
    section: 'Operator',
    caller: 'operator',
    query: Shape({
      ...PageQuery,
      status: Type.Optional(OrderStatus),
      q: Type.Optional(Type.String({ maxLength: 200 })),
    }),
    status: 200,
    response: PageOf(AdminOrder),
  }),
  getAdminOrder: route({
    id: 'getAdminOrder',
    method: 'GET',
    path: '/admin/orders/:id',
    summary: 'One order',
    section: 'Operator',
    caller: 'operator',
    params: byId,
    status: 200,
    response: AdminOrder,
  }),
  markOrderPaid: route({
    id: 'markOrderPaid',
    method: 'POST',
    path: '/admin/orders/:id/paid',
    summary: 'The money has come in',
    section: 'Operator',
    caller: 'operator',
    params: byId,
    status: 200,
    response: AdminOrder,
  }),
  markOrderShipped: route({
    id: 'markOrderShipped',
    method: 'POST',
    path: '/admin/orders/:id/shipped',
    summary: 'The goods are on their way',
    section: 'Operator',
    caller: 'operator',
    params: byId,
    body: Shape({ tracking: Type.Optional(Nullable(Text(200, { mayBeEmpty: true }))) }),
    status: 200,
    response: AdminOrder,
  }),
  cancelAdminOrder: route({
    id: 'cancelAdminOrder',
    method: 'POST',
    path: '/admin/orders/:id/cancel',
    summary: 'Cancel an order that was not shipped; what was paid is given back',
    section: 'Operator',
    caller: 'operator',
    params: byId,
    body: Shape({ note: Note }),
    status: 200,
    response: AdminOrder,
  }),
  refundOrder: route({
    id: 'refundOrder',
    method: 'POST',
    path: '/admin/orders/:id/refund',
    summary: 'Give money back: for some lines, or for everything that is left with the delivery',
    section: 'Operator',
    caller: 'operator',
    creates: true,
    params: byId,
    body: Shape({
      lines: Type.Optional(
        Type.Array(
          Shape({ lineId: Id, quantity: Type.Integer({ minimum: 1, maximum: limits.bagQuantity }) }),
          { minItems: 1, maxItems: limits.bagLines },
        ),
      ),
      note: Note,
    }),
    status: 201,
    response: AdminOrder,
  }),
};
